import { escapeFormula } from './formula.ts'

const needsQuotes = /[",\r\n]/

/** One row of a CSV file (RFC 4180, CR LF), safe to open in a spreadsheet: a cell never runs as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string): string {
  const safe = escapeFormula(value)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
