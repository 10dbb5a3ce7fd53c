import { type Encoder, writeUint8, writeUint8Array, writeVarUint } from 'lib0/encoding'
import type { ByteReader } from '../byte-reader.ts'
import { bytesToId, idLength, idToBytes } from '../ids.ts'
import { endOfIds } from './fingerprint-set.ts'
import { type ShortHash, shortLength } from './item-hash.ts'
import type { Range } from './ranges.ts'

const kinds = ['skip', 'hash', 'leaf', 'want'] as const
const wholeSet = idLength + 1

/** Ranges in one message, and hashes in one of them, at most: far more than a million documents need [RC6]. */
export const mostRanges = 200_000
const mostHashes = 256

/** Bytes that two bounds begin with in common: neighbouring bounds of time-ordered ids share most of theirs. */
function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** Head byte: kind in the lowest 2 bits, then how many bytes the bound takes from the one before it. */
function writeBound(encoder: Encoder, kind: number, previous: Uint8Array, upper: string): Uint8Array {
  if (upper === endOfIds) {
    writeUint8(encoder, kind | (wholeSet << 2))
    return previous
  }
  const bound = idToBytes(upper)
  const shared = sharedPrefix(previous, bound)
  writeUint8(encoder, kind | (shared << 2))
  writeUint8(encoder, bound.length - shared)
  writeUint8Array(encoder, bound.subarray(shared))
  return bound
}

function writeShortHash(encoder: Encoder, hash: ShortHash): void {
  for (let at = 0; at < shortLength; at++) writeUint8(encoder, hash.charCodeAt(at))
}

function readShortHash(reader: ByteReader): ShortHash {
  const [a, b, c, d] = [reader.byte(), reader.byte(), reader.byte(), reader.byte()]
  return String.fromCharCode(a, b, c, d, reader.byte(), reader.byte(), reader.byte(), reader.byte())
}

/** Writes the ranges of one ask or reply [RC6]. */
export function writeRanges(encoder: Encoder, ranges: readonly Range[]): void {
  writeVarUint(encoder, ranges.length)
  let previous: Uint8Array = new Uint8Array()
  for (const range of ranges) {
    previous = writeBound(encoder, kinds.indexOf(range.kind), previous, range.upper)
    if (range.kind === 'hash') writeShortHash(encoder, range.hash)
    if (range.kind !== 'leaf' && range.kind !== 'want') continue
    writeVarUint(encoder, range.hashes.length)
    for (const hash of range.hashes) writeShortHash(encoder, hash)
  }
}

function readBound(reader: ByteReader, shared: number, previous: Uint8Array): Uint8Array {
  const added = reader.byte()
  if (shared > previous.length || shared + added > idLength) reader.fail('A bound is too long.')
  const bound = new Uint8Array(Math.min(shared + added, idLength))
  if (reader.failure !== null) return bound
  bound.set(previous.subarray(0, shared))
  bound.set(reader.bytes(added), shared)
  return bound
}

function readHashes(reader: ByteReader): ShortHash[] {
  const count = reader.uint()
  if (count > mostHashes) reader.fail('A list of hashes is too long.')
  const hashes: ShortHash[] = []
  for (let index = 0; index < count && reader.failure === null; index++) {
    hashes.push(readShortHash(reader))
  }
  return hashes
}

/** Reads the ranges of one ask or reply; the bounds must rise. */
export function readRanges(reader: ByteReader): Range[] {
  const count = reader.uint()
  if (count > mostRanges) reader.fail('It has too many ranges.')
  const ranges: Range[] = []
  let previous: Uint8Array = new Uint8Array()
  let lower = ''
  while (ranges.length < count && reader.failure === null) {
    const head = reader.byte()
    const kind = kinds[head & 3] ?? 'skip'
    const isEnd = head >> 2 === wholeSet
    if (!isEnd) previous = readBound(reader, head >> 2, previous)
    const upper = isEnd ? endOfIds : bytesToId(previous)
    if (upper <= lower) reader.fail('The bounds do not rise.')
    lower = upper
    if (kind === 'hash') ranges.push({ upper, kind, hash: readShortHash(reader) })
    else if (kind === 'skip') ranges.push({ upper, kind })
    else ranges.push({ upper, kind, hashes: readHashes(reader) })
  }
  return ranges
}
