import type { Platform } from '../plan/lists.ts'

/** How long a text is for a platform, in the platform's own counting. */
export interface TextCount {
  readonly count: number
  /** What the platform allows; null where it publishes no limit. */
  readonly limit: number | null
  /** Whether the platform takes the text. */
  readonly valid: boolean
}

const limits: Readonly<Record<Platform, number | null>> = {
  x: 280,
  bluesky: 300,
  mastodon: 500,
  threads: 500,
  instagram: 2_200,
  facebook: 63_206,
  linkedin: 3_000,
  tiktok: 2_200,
  telegram: 4_096,
  whatsapp: null,
  youtube: 5_000,
  email: null,
}

/** Counts a text as the platform does. */
export function countText(platform: Platform, text: string): TextCount {
  const limit = limits[platform]
  const count = Array.from(text.normalize('NFC')).length
  return { count, limit, valid: limit === null || count <= limit }
}
