import type { ImportField } from '../ipc/import-api.ts'
import { meaningsOf } from './column-names.ts'
import { parseDate } from './dates.ts'
import { parseCount } from './numbers.ts'

interface Claim {
  readonly column: number
  readonly field: ImportField
  readonly rank: number
}

const linkPattern = /^https?:\/\/\S+$/i
const clockPattern = /^\d{1,2}[:.h]\d{2}/
/** How much of a column must look right before its words are believed. */
const enough = 0.7

/**
 * What each column means, by its header and its content: a column called "Date" that holds "Lifetime" is no date.
 * Each meaning is given once, to the best of its claims; columns without one are ignored.
 */
export function guessColumns(headers: readonly string[], rows: readonly (readonly string[])[]): readonly ImportField[] {
  const columns = headers.map((_, column) => rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== ''))
  const claims = headers
    .flatMap((header, column) => meaningsOf(header).map((meaning): Claim => ({ column, ...meaning })))
    .filter((claim) => contentFits(claim.field, columns[claim.column] ?? []))
    .sort((a, b) => a.rank - b.rank)
  const mapping = new Map<number, ImportField>()
  for (const claim of [...claims, ...claimsByContent(columns)]) {
    const isTaken = mapping.has(claim.column) || [...mapping.values()].includes(claim.field)
    if (!isTaken) mapping.set(claim.column, claim.field)
  }
  return headers.map((_, column) => mapping.get(column) ?? 'ignore')
}

function contentFits(field: ImportField, cells: readonly string[]): boolean {
  if (cells.length === 0) return true
  switch (field) {
    case 'date':
      return share(cells, isDate) >= enough
    case 'time':
      return share(cells, (cell) => clockPattern.test(cell)) >= enough
    case 'link':
      return share(cells, (cell) => linkPattern.test(cell)) >= enough
    case 'replies':
    case 'reposts':
    case 'likes':
      return share(cells, (cell) => parseCount(cell) !== null) >= enough
    case 'text':
      return share(cells, (cell) => parseCount(cell) === null && !linkPattern.test(cell)) >= enough
    default:
      return true
  }
}

/** Dates, links to posts and the longest text need no header word to be known. */
function claimsByContent(columns: readonly (readonly string[])[]): readonly Claim[] {
  const claims = columns.flatMap((cells, column): Claim[] => {
    if (cells.length === 0) return []
    if (share(cells, isDate) >= enough) return [{ column, field: 'date', rank: 0 }]
    if (share(cells, isPostLink) >= enough) return [{ column, field: 'link', rank: 0 }]
    return []
  })
  const lengths = columns.map((cells, column) => ({
    column,
    length: contentFits('text', cells) ? averageLength(cells) : 0,
  }))
  const longest = lengths.reduce((a, b) => (b.length > a.length ? b : a), { column: -1, length: 0 })
  return longest.length < 15 ? claims : [...claims, { column: longest.column, field: 'text', rank: 0 }]
}

const isDate = (cell: string) =>
  !/^\d{8,}$/.test(cell) && (parseDate(cell, 'month-first') ?? parseDate(cell, 'day-first')) !== null
const isPostLink = (cell: string) =>
  linkPattern.test(cell) && /\/(?:status|p|reel|posts|post|statuses)\/|\/@[^/]+\/\d+/.test(cell)
const share = (cells: readonly string[], test: (cell: string) => boolean) => cells.filter(test).length / cells.length
const averageLength = (cells: readonly string[]) =>
  cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
