import type { FileLike } from '../../ipc/platform.ts'
import { type CsvReader, type CsvRow, createCsvReader } from '../csv/csv-reader.ts'
import { guessDialect } from '../csv/guess-dialect.ts'
import type { Dialect } from '../csv/scan-row.ts'
import { createFileDecoder, type FileDecoder } from './text-decoder.ts'

/** Some rows of a file, read in one go. */
interface RowBatch {
  readonly rows: readonly CsvRow[]
  /** Bytes read so far. */
  readonly done: number
}

/** A file being read; dialect and encoding are known once the first batch is there. */
export interface OpenFile {
  batches(): AsyncGenerator<RowBatch>
  dialect(): Dialect
  encoding(): string
}

/** Small enough that the worker answers others between two pieces, large enough to be fast. */
const pieceBytes = 256 * 1024

/** Reads a file in pieces: its size does not matter. Reading errors (the file is gone) are thrown by the batches. */
export function openFile(file: FileLike): OpenFile {
  const decoder: FileDecoder = createFileDecoder()
  let dialect: Dialect = { delimiter: ',', newline: '\n' }

  async function* batches(): AsyncGenerator<RowBatch> {
    let reader: CsvReader | null = null
    for (let start = 0; start < file.size; start += pieceBytes) {
      const end = Math.min(start + pieceBytes, file.size)
      const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer())
      const text = decoder.decode(bytes, end === file.size)
      if (reader === null) {
        dialect = guessDialect(text)
        reader = createCsvReader(dialect)
      }
      yield { rows: reader.push(text), done: end }
    }
    if (reader !== null) yield { rows: reader.end(), done: file.size }
  }

  return { batches, dialect: () => dialect, encoding: () => decoder.encoding() }
}
