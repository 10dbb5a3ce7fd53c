import * as v from 'valibot'
import type { ImportField } from '../ipc/import-api.ts'
import { type MediaUse, type Status, statuses, type Variant } from '../plan/post.ts'
import { isZone, scheduleAtInstant } from '../plan/schedule.ts'
import { bulkScheduleAt } from './bulk-schedule.ts'
import type { CsvRow } from './csv/csv-reader.ts'
import { unescapeFormula } from './csv/formula.ts'
import { parseDate } from './dates.ts'
import { splitChannels, splitWords } from './export/listed.ts'
import { importKey } from './import-key.ts'
import { parseCount } from './numbers.ts'
import type { RowContext, RowPost, RowResult } from './read-post.ts'
import { faultInWords } from './row-faults.ts'

const wordsOf = v.fallback(v.string(), '')
const versionSchema = v.object({
  text: v.fallback(v.nullable(v.string()), null),
  link: v.fallback(v.nullable(v.string()), null),
  firstComment: wordsOf,
  contentWarning: wordsOf,
  media: v.fallback(v.nullable(v.array(v.string())), null),
  isThread: v.fallback(v.boolean(), false),
})
const mediaSchema = v.array(
  v.object({ id: v.string(), asset: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), alt: wordsOf }),
)
const versionsSchema = v.record(v.string(), versionSchema)

/** What a row of Placard's own export says beyond any other file's; in the file's words. */
export interface OwnFields {
  readonly channels: readonly string[]
  readonly assignee: string | null
  readonly createdAt: number | null
  readonly versions: ReadonlyMap<string, Variant>
  readonly media: readonly MediaUse[]
  readonly language: string | null
}

/** Makes a post of a row of Placard's own export: cells mean exactly what they hold, nothing is guessed or mended. */
export function readOwnPost(row: CsvRow, { options, width }: RowContext): RowResult {
  const problem = (reason: string): RowResult => ({
    kind: 'problem',
    problem: { line: row.line, reason, cells: row.cells },
  })
  const fault = faultInWords(row, width)
  if (fault !== null) return problem(fault)
  const cell = (field: ImportField) => unescapeFormula(row.cells[options.mapping.indexOf(field)] ?? '')
  const schedule = scheduleOf(cell('date'), isZone(cell('zone')) ? cell('zone') : options.zone, options.dateOrder)
  if (schedule === undefined) return problem(`“${cell('date').slice(0, 40)}” is not a date in the chosen order.`)
  const link = cell('link') || null
  const created = Date.parse(cell('created'))
  return {
    kind: 'post',
    post: {
      line: row.line,
      text: cell('text'),
      status: statusOf(cell('status')),
      schedule,
      link,
      metrics: metricsOf(cell),
      tags: splitWords(cell('tags')),
      hashtags: [],
      campaign: cell('campaign') || null,
      handle: null,
      importKey: cell('key') || importKey(link, cell('text'), cell('date')),
      own: {
        channels: splitChannels(cell('channel')),
        assignee: cell('assignee') || null,
        createdAt: Number.isNaN(created) ? null : created,
        versions: versionsOf(cell('versions')),
        media: mediaOf(cell('media')),
        language: cell('language') || null,
      },
    },
  }
}

function scheduleOf(date: string, zone: string, order: RowContext['options']['dateOrder']) {
  if (date === '') return null
  const parsed = parseDate(date, order)
  if (parsed === null) return undefined
  return parsed.kind === 'wall' ? bulkScheduleAt(parsed.wall, zone) : scheduleAtInstant(parsed.instant, zone)
}

const statusOf = (word: string): Status => statuses.find((status) => status === word.trim().toLowerCase()) ?? 'draft'

function metricsOf(cell: (field: ImportField) => string): RowPost['metrics'] {
  const counts = (['replies', 'reposts', 'likes'] as const).flatMap((field) => {
    const count = parseCount(cell(field))
    return count === null ? [] : [[field, count] as const]
  })
  return counts.length === 0 ? null : Object.fromEntries(counts)
}

function versionsOf(cell: string): ReadonlyMap<string, Variant> {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), versionsSchema), cell)
  return new Map(read.success ? Object.entries(read.output) : [])
}

function mediaOf(cell: string): readonly MediaUse[] {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), mediaSchema), cell)
  return read.success ? read.output : []
}
