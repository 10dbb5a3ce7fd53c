import type { CampaignId, ChannelId, MemberId, TagId } from './post.ts'

/** The platforms that Placard knows by name. Their rules live in `shared/platforms`. */
export const platforms = [
  'x',
  'bluesky',
  'mastodon',
  'threads',
  'instagram',
  'facebook',
  'linkedin',
  'tiktok',
  'telegram',
  'whatsapp',
  'youtube',
  'email',
] as const
/** One of these platforms. */
export type Platform = (typeof platforms)[number]

/** Eight quiet hues for tags, campaigns, channels and people; the look defines them per theme. */
export const hues = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const
/** One of these hues. */
export type Hue = (typeof hues)[number]

/** A recurring time at which a channel usually posts, on the plan's clock. */
export interface Slot {
  /** Days of the week, 1 for Monday to 7 for Sunday, in order. */
  readonly days: readonly number[]
  /** `HH:mm`. */
  readonly time: string
}

/** One account on one platform. */
export interface Channel {
  readonly id: ChannelId
  readonly platform: Platform
  /** How the team calls it; may be empty, then the handle stands for it. */
  readonly name: string
  readonly handle: string
  readonly hue: Hue
  /** The server of a Mastodon account, such as `example.social`. */
  readonly instance?: string
  /** Hashtags that usually go with its posts, each with its `#`. */
  readonly hashtags?: readonly string[]
  readonly slots?: readonly Slot[]
  /** How long a text may be, in what the platform counts, where this account's server has a limit of its own. */
  readonly limit?: number
}
/** A label inside the plan. */
export interface Tag {
  readonly id: TagId
  readonly name: string
  readonly hue: Hue
}
/** Posts that belong together. */
export interface Campaign {
  readonly id: CampaignId
  readonly name: string
  readonly hue: Hue
  /** How the campaign is called in the tracking parameters of links; made from its name where it is not given. */
  readonly trackingName?: string
}
/** Hashtags that are inserted together. */
export interface HashtagGroup {
  readonly id: string
  readonly name: string
  /** Each with its `#`, in the order in which they are inserted. */
  readonly hashtags: readonly string[]
}
/** Words that are used again and again. */
export interface Snippet {
  readonly id: string
  readonly name: string
  readonly text: string
}
/** A word that the team knows and no dictionary does: a name, a slogan. */
export interface TeamWord {
  /** The word itself, as it is written within a sentence. */
  readonly id: string
}
/** A person of the team. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly hue: Hue
}

/** The team's shared lists: one small document per plan, at `listsDocId`. */
export interface Lists {
  readonly plan: {
    readonly name: string
    readonly zone: string
    /** The BCP 47 tag of the language of posts that say none of their own. */
    readonly language?: string
  }
  readonly channels: readonly Channel[]
  readonly tags: readonly Tag[]
  readonly campaigns: readonly Campaign[]
  readonly members: readonly Member[]
  readonly hashtagGroups: readonly HashtagGroup[]
  readonly snippets: readonly Snippet[]
  readonly words: readonly TeamWord[]
}

/** Lists without an entry, in which every time is UTC. */
export const noLists: Lists = {
  plan: { name: '', zone: 'UTC' },
  channels: [],
  tags: [],
  campaigns: [],
  members: [],
  hashtagGroups: [],
  snippets: [],
  words: [],
}

/** The id of the lists document, the same in every plan. */
export const listsDocId = '00000000-0000-7000-8000-000000000001'
