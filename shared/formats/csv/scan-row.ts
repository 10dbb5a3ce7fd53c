/** How a file separates its cells and rows. */
export interface Dialect {
  readonly delimiter: string
  /** What ends a row: `\n` (also after a carriage return), or a lone `\r` as old Macs wrote. */
  readonly newline: '\n' | '\r'
}

/** What is wrong with the shape of a row. `unclosed` starts a quote that never ends, `quotes` has text after one. */
export type RowFault = 'unclosed' | 'quotes' | 'too-long'

/** A row found in a piece of text; `end` is where the next one starts. */
export interface ScannedRow {
  readonly cells: readonly string[]
  readonly fault: RowFault | null
  readonly end: number
}

interface Cell {
  readonly value: string
  /** Where the delimiter or line break that ends the cell stands, or the end of the text. */
  readonly end: number
  readonly fault: RowFault | null
}

const quote = 34
const lf = 10
const cr = 13

/**
 * Reads one row of `text` from `start`, looking no further than `stop`. Null means that the row goes on beyond
 * `stop`; with `last` set there is nothing beyond, and the row ends there.
 */
export function scanRow(text: string, start: number, stop: number, last: boolean, dialect: Dialect): ScannedRow | null {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const cells: string[] = []
  let fault: RowFault | null = null
  let position = start
  for (;;) {
    const quoted = position < stop && text.charCodeAt(position) === quote
    const cell = quoted ? scanQuoted(text, position, stop, last, dialect) : scanPlain(text, position, stop, dialect)
    if (cell === null) return null
    cells.push(cell.value)
    fault ??= cell.fault
    if (cell.end >= stop) return last ? { cells, fault, end: stop } : null
    if (text.charCodeAt(cell.end) !== delimiter)
      return { cells, fault, end: afterBreak(text, cell.end, dialect.newline) }
    position = cell.end + 1
  }
}

/** Where the next line break that ends a row of this dialect stands; `stop` if there is none before it. */
export function findBreak(text: string, from: number, stop: number, newline: Dialect['newline']): number {
  const found = text.indexOf(newline, from)
  if (found === -1 || found >= stop) return stop
  return newline === '\n' && found > from && text.charCodeAt(found - 1) === cr ? found - 1 : found
}

/** The position after the line break that `findBreak` found at `position`. */
export function afterBreak(text: string, position: number, newline: Dialect['newline']): number {
  const isPair = newline === '\n' && text.charCodeAt(position) === cr
  return position + (isPair ? 2 : 1)
}

/** How many lines end in a piece of text, as editors count: CR LF, LF and a lone CR each end one. */
export function countLines(text: string, start: number, end: number): number {
  let lines = 0
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position)
    if (code === lf || (code === cr && text.charCodeAt(position + 1) !== lf)) lines++
  }
  return lines
}

function scanPlain(text: string, start: number, stop: number, dialect: Dialect): Cell {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const newline = dialect.newline.charCodeAt(0)
  let end = start
  while (end < stop) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === newline) break
    end++
  }
  const cutsPair = newline === lf && end > start && end < stop && isPairBefore(text, end)
  if (cutsPair) end--
  return { value: text.slice(start, end), end, fault: null }
}

const isPairBefore = (text: string, end: number) => text.charCodeAt(end) === lf && text.charCodeAt(end - 1) === cr

function scanQuoted(text: string, start: number, stop: number, last: boolean, dialect: Dialect): Cell | null {
  const close = findClosingQuote(text, start + 1, stop, last)
  if (close === null) return null
  if (close === stop) return unclosed(text, start, stop, dialect)
  const value = text.slice(start + 1, close).replaceAll('""', '"')
  const rest = scanPlain(text, close + 1, stop, dialect)
  if (rest.end >= stop && !last) return null
  if (rest.value.trim() === '') return { value, end: rest.end, fault: null }
  const spansLines = findBreak(text, start, close, dialect.newline) < close
  if (spansLines) return unclosed(text, start, stop, dialect)
  return { value: value + text.slice(close, rest.end), end: rest.end, fault: 'quotes' }
}

/** The first quote that is not one of a doubled pair; `stop` if there is none; null if more text must decide. */
function findClosingQuote(text: string, from: number, stop: number, last: boolean): number | null {
  let position = from
  for (;;) {
    const found = text.indexOf('"', position)
    if (found === -1 || found >= stop) return last ? stop : null
    if (found + 1 >= stop) return last ? found : null
    if (text.charCodeAt(found + 1) !== quote) return found
    position = found + 2
  }
}

/** A quote without an end is taken to end with its line, so that it does not swallow the good rows below it. */
function unclosed(text: string, start: number, stop: number, dialect: Dialect): Cell {
  const end = findBreak(text, start, stop, dialect.newline)
  return { value: text.slice(start, end), end, fault: 'unclosed' }
}
