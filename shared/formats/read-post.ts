import type { ImportField, ImportOptions } from '../ipc/import-api.ts'
import type { Metrics, Schedule, Status } from '../plan/post.ts'
import { scheduleAtInstant } from '../plan/schedule.ts'
import { bulkScheduleAt } from './bulk-schedule.ts'
import type { CsvRow } from './csv/csv-reader.ts'
import { type ParsedDate, parseDate, withTime } from './dates.ts'
import { decodeEntities } from './entities.ts'
import { hashtagsOf } from './hashtags.ts'
import { importKey } from './import-key.ts'
import { parseCount } from './numbers.ts'
import type { OwnFields } from './read-own-post.ts'
import { repairText } from './repair.ts'
import { faultInWords } from './row-faults.ts'
import { statusByName } from './status-names.ts'

/** A row of a file as the post that it becomes; tags, campaign and channel are still the file's words. */
export interface RowPost {
  readonly line: number
  readonly text: string
  readonly status: Status
  readonly schedule: Schedule | null
  readonly link: string | null
  readonly metrics: Metrics | null
  readonly tags: readonly string[]
  readonly hashtags: readonly string[]
  readonly campaign: string | null
  readonly handle: string | null
  readonly importKey: string
  /** Present in a file that Placard wrote. */
  readonly own?: OwnFields
}

/** A row that no post can be made of, and why, in words for people. */
export interface RowProblem {
  readonly line: number
  readonly reason: string
  readonly cells: readonly string[]
}

/** What reading a row needs to know beside the row. */
export interface RowContext {
  readonly options: Pick<ImportOptions, 'mapping' | 'zone' | 'dateOrder' | 'repairText'>
  /** How many cells the header has. */
  readonly width: number
  /** UTC milliseconds: what lies before has been posted. */
  readonly now: number
}

/** What became of a row. */
export type RowResult =
  | { readonly kind: 'post'; readonly post: RowPost }
  | { readonly kind: 'problem'; readonly problem: RowProblem }

/** Makes a post of a row, or says why that cannot be done. Never throws, whatever the row holds. */
export function readPost(row: CsvRow, context: RowContext): RowResult {
  const problem = (reason: string): RowResult => ({
    kind: 'problem',
    problem: { line: row.line, reason, cells: row.cells },
  })
  const fault = faultInWords(row, context.width)
  if (fault !== null) return problem(fault)

  const cell = (field: ImportField) => row.cells[context.options.mapping.indexOf(field)]?.trim() ?? ''
  const text = cleanText(cell('text'), context.options.repairText)
  if (text === '') return problem('The row has no text.')

  const date = readDate(cell('date'), cell('time'), context)
  if (date.kind === 'unreadable') return problem(date.reason)
  const counts = readMetrics(cell)
  if (counts.kind === 'unreadable') return problem(counts.reason)

  const link = /^https?:\/\/\S+$/i.test(cell('link')) ? cell('link') : null
  const { metrics } = counts
  const named = statusByName(cell('status'))
  const isOut = link !== null || metrics !== null
  return {
    kind: 'post',
    post: {
      line: row.line,
      text,
      status: named ?? guessStatus(date.schedule, isOut, context.now),
      schedule: date.schedule,
      link,
      metrics,
      tags: splitList(cell('tags')),
      hashtags: hashtagsOf(text),
      campaign: cell('campaign') || null,
      handle: cell('channel').replace(/^@/, '') || null,
      importKey: importKey(link, cell('text'), `${cell('date')} ${cell('time')}`),
    },
  }
}

function cleanText(raw: string, repair: boolean): string {
  const text = decodeEntities(repair ? repairText(raw) : raw)
  return text.replace(/\r\n?/g, '\n').trim()
}

type DateResult =
  | { readonly kind: 'read'; readonly schedule: Schedule | null }
  | { readonly kind: 'unreadable'; readonly reason: string }

function readDate(date: string, time: string, context: RowContext): DateResult {
  if (date === '') return { kind: 'read', schedule: null }
  const parsed = parseDate(date, context.options.dateOrder)
  if (parsed === null) return { kind: 'unreadable', reason: `“${shorten(date)}” is not a date in the chosen order.` }
  const full = time === '' ? parsed : withTime(parsed, time)
  if (full === null) return { kind: 'unreadable', reason: `“${shorten(time)}” is not a time of day.` }
  return { kind: 'read', schedule: toSchedule(full, context) }
}

function toSchedule(date: ParsedDate, context: RowContext): Schedule {
  const { zone } = context.options
  return date.kind === 'wall' ? bulkScheduleAt(date.wall, zone) : scheduleAtInstant(date.instant, zone)
}

type MetricsResult =
  | { readonly kind: 'read'; readonly metrics: Metrics | null }
  | { readonly kind: 'unreadable'; readonly reason: string }

const nothing = /^(?:|-+|–|—|n\/?a|null|none)$/i

function readMetrics(cell: (field: ImportField) => string): MetricsResult {
  const metrics: { replies?: number; reposts?: number; likes?: number } = {}
  for (const field of ['replies', 'reposts', 'likes'] as const) {
    const text = cell(field)
    if (nothing.test(text)) continue
    const count = parseCount(text)
    if (count === null) return { kind: 'unreadable', reason: `“${shorten(text)}” is not a number of ${field}.` }
    metrics[field] = count
  }
  return { kind: 'read', metrics: Object.keys(metrics).length === 0 ? null : metrics }
}

/** What a row without a status is: out if a link or figures say so, else planned, else a draft. */
function guessStatus(schedule: Schedule | null, isOut: boolean, now: number): Status {
  if (schedule !== null && schedule.instant > now) return 'scheduled'
  return isOut ? 'posted' : 'draft'
}

const splitList = (text: string): readonly string[] =>
  text
    .split(/[,;|]/)
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter((tag) => tag !== '')

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
