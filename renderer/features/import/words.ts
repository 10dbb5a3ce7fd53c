import type { ImportField, ImportGuess } from '../../../shared/ipc/import-api.ts'
import type { Platform } from '../../../shared/plan/lists.ts'

/** How the mapping names what a column can mean. */
export const fieldWords: Readonly<Record<ImportField, string>> = {
  text: 'Text',
  date: 'Date (and time)',
  time: 'Time of day',
  link: 'Link to the post',
  replies: 'Replies',
  reposts: 'Reposts',
  likes: 'Likes',
  channel: 'Account',
  tags: 'Tags',
  campaign: 'Campaign',
  status: 'Status',
  ignore: 'Leave out',
}

/** How the orders of a date's parts are named, with an example. */
export const dateOrderWords: Readonly<Record<ImportGuess['dateOrder'], string>> = {
  'month-first': 'Month first: 12/31/2026',
  'day-first': 'Day first: 31.12.2026',
  'year-first': 'Year first: 2026-12-31',
}

export const platformWords: Readonly<Record<Platform, string>> = {
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
  instagram: 'Instagram',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  tiktok: 'TikTok',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  youtube: 'YouTube',
  email: 'Email',
}

/** `1 post`, `3,207 posts`: a count with its noun, digits grouped as the person's locale does. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`
}
