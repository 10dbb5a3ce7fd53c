import { createDecoder, readAny } from 'lib0/decoding'
import * as Y from 'yjs'

/**
 * Structs and deleted runs in one update at most. A struct may be two bytes long and takes a hundred in memory: without
 * a bound one message would fill it (measured 2026-11-25: 16 MiB of them, 1.8 GB and 23 s), and where many stand at one
 * place Yjs looks at each for each (the same day: 8,000 beside 8,000, 3.8 s). No real post comes near.
 */
export const mostStructs = 100_000

/** Bytes of plain values in one update at most: a value of two bytes may take fifty in memory. */
const mostValueBytes = 4 * 1024 * 1024

/** Values in values: what writes, copies and compares them calls itself for each level, and the stack has an end. */
const deepestValue = 32

/** Kinds of content that Placard never writes: JSON, embeds, formatting, documents (Yjs v1, the low 5 bits). */
const strangeContent: ReadonlySet<number> = new Set([2, 5, 6, 9])

/** Reads an update no further than it may be long, and throws at what no honest one holds. */
export class FrugalDecoder extends Y.UpdateDecoderV1 {
  #read = 0
  #valueBytes = mostValueBytes

  override readInfo(): number {
    this.#count()
    const info = super.readInfo()
    if (strangeContent.has(info & 31)) throw new RangeError('An update has content of a strange kind.')
    return info
  }

  override readDsClock(): number {
    this.#count()
    return super.readDsClock()
  }

  override readAny(): unknown {
    const { arr, pos } = this.restDecoder
    const bounded = createDecoder(arr.subarray(pos, pos + this.#valueBytes))
    const value: unknown = readAny(bounded)
    this.restDecoder.pos += bounded.pos
    this.#valueBytes -= bounded.pos
    if (!isPlain(value, deepestValue)) throw new RangeError('A value is of a strange kind.')
    return value
  }

  #count(): void {
    this.#read += 1
    if (this.#read > mostStructs) throw new RangeError('An update has too many parts.')
  }
}

/** True for what JSON can say (and undefined, and bytes), not nested without end. */
function isPlain(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return typeof value !== 'bigint'
  return levels > 0 && Object.values(value).every((inner) => isPlain(inner, levels - 1))
}
