import type { ImportField, ImportGuess } from '../../../shared/ipc/import-api.ts'

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
  zone: 'Time zone',
  assignee: 'Assignee',
  created: 'Date of creation',
  versions: 'Channel versions',
  language: 'Language',
  media: 'Media',
  key: 'Placard’s key',
  ignore: 'Leave out',
}

/** How the orders of a date's parts are named, with an example. */
export const dateOrderWords: Readonly<Record<ImportGuess['dateOrder'], string>> = {
  'month-first': 'Month first: 12/31/2026',
  'day-first': 'Day first: 31.12.2026',
  'year-first': 'Year first: 2026-12-31',
}

const numbers = new Intl.NumberFormat()

/** A number with its digits grouped as the person's locale does. */
export const grouped = (count: number) => numbers.format(count)

/** `1 post`, `3,207 posts`: a count with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}

const delimiters: Readonly<Record<string, string>> = {
  ',': 'separated by commas',
  ';': 'separated by semicolons',
  '\t': 'separated by tabs',
  '|': 'separated by bars',
}

/** How the cells of a file are told apart, in words. */
export const delimiterWords = (delimiter: string) => delimiters[delimiter] ?? `separated by “${delimiter}”`
