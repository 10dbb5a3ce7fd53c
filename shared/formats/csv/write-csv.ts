const needsQuotes = /[",\r\n]/
const looksLikeFormula = /^[=+\-@\t\r]/

/** One row of a CSV file (RFC 4180, CR LF), safe to open in a spreadsheet: a cell never runs as a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: string): string {
  const safe = looksLikeFormula.test(value) ? `'${value}` : value
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
