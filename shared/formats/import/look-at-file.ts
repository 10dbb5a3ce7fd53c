import type { ImportField, ImportGuess, NoGuess } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import type { Platform } from '../../plan/lists.ts'
import type { CsvRow } from '../csv/csv-reader.ts'
import { createDateOrderVote } from '../date-order.ts'
import { parseDate } from '../dates.ts'
import { isOwnExport, ownColumns } from '../export/own-columns.ts'
import { guessColumns } from '../guess-columns.ts'
import { tellingBytes } from '../placard-files.ts'
import { platformOfLink } from '../platform-of-link.ts'
import { repairText } from '../repair.ts'
import { maxPosts, tooManyWords } from './limits.ts'
import { whyNoTable } from './not-a-table.ts'
import { openFile } from './read-rows.ts'
import { createTally } from './tally.ts'

/** So many rows decide what the columns mean; so many are shown. */
const rowsToJudge = 500
const rowsToShow = 8
const handlesToList = 10

/** Reads a whole file once and says what it is: columns, dialect, encoding, date order. */
export async function lookAtFile(file: FileLike): Promise<ImportGuess | NoGuess> {
  const other = whyNoTable(new Uint8Array(await file.slice(0, tellingBytes).arrayBuffer()))
  if (other !== null) return { kind: 'failed', ...other }
  const opened = openFile(file)
  let header: CsvRow | null = null
  let census: Census | null = null
  const first: CsvRow[] = []
  let count = 0
  for await (const { rows } of opened.batches()) {
    count += rows.length
    if (count > maxPosts + 1) return { kind: 'failed', reason: tooManyWords, isMedia: false }
    for (const row of rows) {
      if (header === null) header = row
      else if (census !== null) census.see(row)
      else if (first.push(row) === rowsToJudge) census = startCensus(header, first)
    }
  }
  if (header === null || first.length === 0) return { kind: 'failed', reason: emptyReason(header), isMedia: false }
  census ??= startCensus(header, first)
  return {
    headers: header.cells,
    sample: first.slice(0, rowsToShow).map((row) => row.cells),
    encoding: opened.encoding(),
    delimiter: opened.dialect().delimiter,
    ...census.result(),
  }
}

const emptyReason = (header: CsvRow | null) =>
  header === null
    ? 'This file is empty. Nothing was imported.'
    : 'This file has only one line. The first line should name the columns, with one post on each line below it.'

interface Census {
  see(row: CsvRow): void
  result(): Pick<ImportGuess, 'mapping' | 'zoneless' | 'dateOrder' | 'rows' | 'damaged' | 'handles' | 'platform'>
}

function startCensus(header: CsvRow, first: readonly CsvRow[]): Census {
  const isOwn = isOwnExport(header.cells)
  const sound = first.filter((row) => row.fault === null).map((row) => row.cells)
  const mapping = isOwn
    ? ownColumns.slice(0, header.cells.length).map(({ field }) => field)
    : guessColumns(header.cells, sound)
  const cell = (row: CsvRow, field: ImportField) => row.cells[mapping.indexOf(field)] ?? ''
  const order = createDateOrderVote()
  const handles = createTally<string>()
  const sites = createTally<Platform>()
  let rows = 0
  let damaged = 0
  let zoneless = false

  function see(row: CsvRow): void {
    rows++
    const date = cell(row, 'date')
    order.see(date)
    if (isOwn) return
    zoneless ||= date !== '' && parseDate(date, 'month-first')?.kind !== 'instant'
    const text = cell(row, 'text')
    if (repairText(text) !== text) damaged++
    handles.add(cell(row, 'channel').trim().replace(/^@/, '') || null)
    sites.add(platformOfLink(cell(row, 'link')))
  }

  for (const row of first) see(row)
  return {
    see,
    result: () => ({
      mapping,
      zoneless,
      dateOrder: order.result(),
      rows,
      damaged,
      platform: sites.top(1)[0] ?? null,
      handles: handles.top(handlesToList),
    }),
  }
}
