import type { CsvRow } from './csv/csv-reader.ts'
import type { RowFault } from './csv/scan-row.ts'

const words: Readonly<Record<RowFault, string>> = {
  unclosed: 'A quote opens on this line and is never closed.',
  quotes: 'A quote inside the text is not doubled, so where the text ends is unclear.',
  'too-long': 'The row is longer than a million characters.',
}

/** What is wrong with the shape of a row, in words for people; null if nothing is. Empty cells at the end are no fault. */
export function faultInWords(row: CsvRow, width: number): string | null {
  if (row.fault !== null) return words[row.fault]
  if (row.cells.some((cell) => cell.includes('\0'))) return 'The row has zero bytes: this part of the file is damaged.'
  const count = row.cells.length
  const isWider = row.cells.slice(width).some((cell) => cell.trim() !== '')
  if (count >= width && !isWider) return null
  return `The row has ${count} ${count === 1 ? 'cell' : 'cells'}, the header has ${width}.`
}
