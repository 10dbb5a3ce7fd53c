import { afterBreak, countLines, type Dialect, findBreak, type RowFault, scanRow } from './scan-row.ts'

/** One row of a file. `line` is the line on which it starts, counted from 1, line breaks inside quotes included. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: RowFault | null
}

/** Takes a file's text piece by piece, cut anywhere, and gives its rows as they become complete. */
export interface CsvReader {
  push(text: string): readonly CsvRow[]
  /** The rows that only the end of the file completes. */
  end(): readonly CsvRow[]
}

/** No row of a real plan comes near this many characters; a longer one is a fault and is not kept. */
const maxRowLength = 1 << 20

/**
 * A reader whose memory is bounded by one row and one piece, and whose rows do not depend on where the pieces were cut.
 * Lines without any text are left out. A row with a fault carries what could be read of it.
 */
export function createCsvReader(dialect: Dialect, maxLength = maxRowLength): CsvReader {
  let text = ''
  let line = 1
  let skipping = false

  function take(last: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    let start = 0
    while (start < text.length) {
      if (skipping) {
        const next = skipLine(start, last)
        if (next === start) break
        start = next
        continue
      }
      const stop = Math.min(text.length, start + maxLength)
      const full = stop === start + maxLength
      // Whether this carriage return ends a line by itself, only the next piece tells.
      if (full && !last && stop === text.length && text.endsWith('\r')) break
      const row = scanRow(text, start, stop, full || last, dialect)
      if (row === null) break
      const cut = full && row.end === stop
      if (cut || !isBlank(row.cells)) rows.push({ line, cells: row.cells, fault: cut ? 'too-long' : row.fault })
      line += countLines(text, start, row.end)
      start = row.end
      skipping = cut
    }
    text = text.slice(start)
    return rows
  }

  /** Moves over the rest of a line that is too long; a last carriage return waits for what follows it. */
  function skipLine(start: number, last: boolean): number {
    const found = findBreak(text, start, text.length, dialect.newline)
    const undecided = !last && text.endsWith('\r') && found >= text.length - 1
    const end = undecided ? text.length - 1 : found === text.length ? found : afterBreak(text, found, dialect.newline)
    line += countLines(text, start, end)
    skipping = undecided || found === text.length
    return end
  }

  return {
    push(piece) {
      text += piece
      return take(false)
    },
    end: () => take(true),
  }
}

const isBlank = (cells: readonly string[]) => cells.length === 1 && cells[0]?.trim() === ''
