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
export type Platform = (typeof platforms)[number]

/** Eight quiet hues for tags, campaigns, channels and people; the look defines them per theme. */
export const hues = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink'] as const
export type Hue = (typeof hues)[number]

/** One account on one platform. */
export interface Channel {
  readonly id: ChannelId
  readonly platform: Platform
  /** How the team calls it; may be empty, then the handle stands for it. */
  readonly name: string
  readonly handle: string
  readonly hue: Hue
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
}
/** A person of the team. */
export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly hue: Hue
}

/** The team's shared lists: one small document per plan, at `listsDocId`. */
export interface Lists {
  readonly plan: { readonly name: string; readonly zone: string }
  readonly channels: readonly Channel[]
  readonly tags: readonly Tag[]
  readonly campaigns: readonly Campaign[]
  readonly members: readonly Member[]
}

/** The id of the lists document, the same in every plan. */
export const listsDocId = '00000000-0000-7000-8000-000000000001'
