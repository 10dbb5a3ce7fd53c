import type { BlobHash } from '../replica/blobs/chunks.ts'
import type { Platform } from './lists.ts'

/** Ids of the plan's things: UUIDv7 in canonical lower-case text form. */
export type PostId = string
/** A channel’s id, as all below in the form of `PostId`. */
export type ChannelId = string
/** A tag’s id. */
export type TagId = string
/** A campaign’s id. */
export type CampaignId = string
/** A member’s id. */
export type MemberId = string
/** The id of one use of an asset in a post. */
export type UseId = string

/** The life of a post, in order; `archived` can follow any. */
export const statuses = ['idea', 'draft', 'review', 'approved', 'scheduled', 'posted', 'archived'] as const
/** One of these statuses. */
export type Status = (typeof statuses)[number]

/**
 * When a post goes out. The wall time and zone are what the person chose and stay true when zone rules change;
 * the instant is the same moment as UTC milliseconds, converted once, so that views never convert.
 */
export interface Schedule {
  /** `YYYY-MM-DDTHH:mm`, as the clock on the wall in `zone` shows it. */
  readonly wall: string
  /** IANA zone, such as `Europe/London`. */
  readonly zone: string
  readonly instant: number
}

/** What became of a posted post, as imported or typed in. */
export interface Metrics {
  readonly replies?: number
  readonly reposts?: number
  readonly likes?: number
}

/** A platform that refuses a post; with its length there if that alone is why, since an account may have its own limit. */
export interface Refusal {
  readonly platform: Platform
  readonly length?: number
}

/** The platforms that would refuse a post: as it is everywhere, and as it is on each channel for which something differs. */
export interface Refusals {
  readonly shared: readonly Refusal[]
  readonly own: Readonly<Record<ChannelId, readonly Refusal[]>>
}

/** What an approver says of a post: that it may go out as it is, or that it may not yet. */
export type Verdict = 'approved' | 'changes'

/** The parts of a post that an approval is about [AP2]. */
export const contentParts = ['text', 'versions', 'media', 'channels'] as const
/** One of these parts. */
export type ContentPart = (typeof contentParts)[number]

/**
 * What members' signed words about a post amount to [AP5]: it is `approved` as it is now, or `edited` since; `changes`
 * were asked for; it is `lapsed` when who approved it may not approve any more, or never might; `unsigned` when it is
 * only marked as approved, as by an import; `copied` when it was approved in the plan that this is a restored copy of, which
 * does not count here; `unknown` when nobody who has signed is known here.
 */
export interface Approval {
  readonly kind: 'approved' | 'edited' | 'changes' | 'lapsed' | 'unsigned' | 'copied' | 'unknown'
  /** Whose word it is, and when they say that they said it; null when nobody has signed. */
  readonly by: MemberId | null
  readonly at: number | null
  /** What they wrote beside it. */
  readonly note: string
  /** Which parts are not as they saw them. */
  readonly changed: readonly ContentPart[]
}

/** What devices have signed about a post, by hex of their keys, as it stands in the document: anybody may have put it there. */
export type Approvals = Readonly<Record<string, string>>

/** The thin row of a post: all that calendar, board, list and filters need. Titles are cut at 140 characters. */
export interface Card {
  readonly id: PostId
  /** As people see it: `approved` only while somebody's approval stands over exactly what the post is now. */
  readonly status: Status
  readonly title: string
  readonly schedule: Schedule | null
  readonly channels: readonly ChannelId[]
  readonly tags: readonly TagId[]
  readonly campaign: CampaignId | null
  readonly assignee: MemberId | null
  /** The link to the post on its platform, once posted. */
  readonly link: string | null
  readonly metrics: Metrics | null
  /** The row of a file that the post came from; absent when it was written here. */
  readonly importKey?: string
  /** Where the post would be refused, but for want of media; absent when nowhere, and once it is posted. */
  readonly refusals?: Refusals
  /** The hashes of its assets in order, each once; absent when it has none. */
  readonly media?: readonly BlobHash[]
  /** Absent when nobody has said anything about it. */
  readonly approval?: Approval
  readonly createdAt: number
  readonly updatedAt: number
}

/** One use of an asset in a post: the id of the use, the hash of the asset's bytes, and what it shows, in words. */
export interface MediaUse {
  readonly id: UseId
  readonly asset: BlobHash
  /** The alternative text; empty until someone has written it. */
  readonly alt: string
}
/** A use to be added, at a place counted from 0, or at the end. */
export interface NewUse extends MediaUse {
  readonly at?: number
}

/** What a post says on one channel where that differs from what it says everywhere. */
export interface Variant {
  /** The channel's own wording; null while it uses the shared text. */
  readonly text: string | null
  /** A link that goes with the post on this channel. */
  readonly link: string | null
  /** What is posted as the first comment under it; empty for none. */
  readonly firstComment: string
  /** The words before which Mastodon folds the post; empty for none. */
  readonly contentWarning: string
  /** The post's media on this channel, by the ids of their uses, in order; null for all as the post has them. */
  readonly media: readonly UseId[] | null
  /** True if a text that is too long becomes several numbered posts. */
  readonly isThread: boolean
}
/** The variants of a post, by channel; a channel with none has the shared text. */
export type Variants = ReadonlyMap<ChannelId, Variant>

/** A post as its document says, text and all. */
export interface Post extends Omit<Card, 'id' | 'title' | 'media' | 'approval'> {
  /** As somebody chose it: that it says `approved` proves nothing. */
  readonly status: Status
  /** The shared text. */
  readonly text: string
  /** Only the channels for which something differs. */
  readonly variants: Variants
  /** The language that it is written in, as a BCP 47 tag such as `de`; null where nobody has said. */
  readonly language: string | null
  readonly media: readonly MediaUse[]
  /** Absent when there are none. */
  readonly approvals?: Approvals
  /** Hidden from every view; nothing is erased. */
  readonly deleted: boolean
  /** When it was to go out before its time was taken away [PO2]; absent otherwise. */
  readonly lastSchedule?: Schedule
}

/** A new post. Everything but the text may be left out; the status defaults to `idea`, or `scheduled` when it has a schedule. */
export interface NewPost {
  readonly text: string
  readonly variants?: Variants
  readonly language?: string | null
  readonly media?: readonly MediaUse[]
  readonly status?: Status
  readonly schedule?: Schedule | null
  readonly channels?: readonly ChannelId[]
  readonly tags?: readonly TagId[]
  readonly campaign?: CampaignId | null
  readonly assignee?: MemberId | null
  readonly link?: string | null
  readonly metrics?: Metrics | null
  /** Identifies the row of a file that the post came from, so that a second import can skip it. */
  readonly importKey?: string
  /** When it was made, if not now: an export that is imported keeps that. */
  readonly createdAt?: number
}

/** A change to the fields of one or many posts. Fields left out stay as they are. */
export interface PostPatch {
  readonly status?: Status
  readonly schedule?: Schedule | null
  readonly campaign?: CampaignId | null
  readonly assignee?: MemberId | null
  readonly link?: string | null
  readonly language?: string | null
  readonly addTags?: readonly TagId[]
  readonly removeTags?: readonly TagId[]
  readonly addChannels?: readonly ChannelId[]
  readonly removeChannels?: readonly ChannelId[]
  readonly addMedia?: readonly NewUse[]
  readonly removeMedia?: readonly UseId[]
  /** What devices have signed, by hex of their keys; null takes it out. */
  readonly approvals?: Readonly<Record<string, string | null>>
  /** True hides the post from every view; false brings it back. Nothing is ever erased by a patch. */
  readonly deleted?: boolean
}

/** Which posts the views show. An empty list means no restriction; the text is full-text searched. */
export interface Filter {
  readonly text: string
  readonly channels: readonly ChannelId[]
  readonly tags: readonly TagId[]
  readonly campaigns: readonly CampaignId[]
  readonly statuses: readonly Status[]
  readonly assignees: readonly MemberId[]
}
