import { createCsvReader } from './csv-reader.ts'
import type { Dialect } from './scan-row.ts'

const delimiters = [',', ';', '\t', '|']
const rowsToCompare = 60

/** Guesses how a file is written from its beginning (some 100 KB are plenty; the last row may be cut). */
export function guessDialect(head: string): Dialect {
  const newline = guessNewline(head)
  const best = delimiters
    .map((delimiter) => ({ delimiter, score: score(head, { delimiter, newline }) }))
    .reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.delimiter, newline }
}

/** Line feeds outside quotes decide; only a file without any ends its rows by carriage returns. */
function guessNewline(head: string): Dialect['newline'] {
  let quoted = false
  let returns = 0
  for (const character of head) {
    if (character === '"') quoted = !quoted
    else if (character === '\n' && !quoted) return '\n'
    else if (character === '\r' && !quoted) returns++
  }
  return returns > 0 ? '\r' : '\n'
}

/** The share of rows as wide as the header, and then the width: a delimiter that gives one column scores nothing. */
function score(head: string, dialect: Dialect): number {
  const rows = createCsvReader(dialect).push(head).slice(0, rowsToCompare)
  const width = rows[0]?.cells.length ?? head.split(dialect.newline, 1)[0]?.split(dialect.delimiter).length ?? 1
  if (width < 2) return 0
  const alike = rows.filter((row) => row.cells.length === width).length
  return (rows.length === 0 ? 1 : alike / rows.length) + Math.min(width, 100) / 1000
}
