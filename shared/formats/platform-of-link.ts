import type { Platform } from '../plan/lists.ts'

const sites: readonly (readonly [RegExp, Platform])[] = [
  [/^(?:twitter|x)\.com\//, 'x'],
  [/^bsky\.app\//, 'bluesky'],
  [/^threads\.(?:net|com)\//, 'threads'],
  [/^instagram\.com\//, 'instagram'],
  [/^(?:facebook\.com|fb\.com|fb\.watch)\//, 'facebook'],
  [/^linkedin\.com\//, 'linkedin'],
  [/^tiktok\.com\//, 'tiktok'],
  [/^(?:t\.me|telegram\.me)\//, 'telegram'],
  [/^(?:youtube\.com|youtu\.be)\//, 'youtube'],
  [/^[^/]+\/@[^/]+\/\d{15,}$/, 'mastodon'],
]

/** The platform that the link to a post leads to; Mastodon is known by the form of its links. Null for others. */
export function platformOfLink(link: string): Platform | null {
  const bare = link
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.|mobile\.|m\.)?/, '')
  return sites.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}
