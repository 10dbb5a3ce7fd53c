import { fromHexString, toHexString } from 'lib0/buffer'
import { type Encoder, writeUint8, writeUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import type { ByteReader } from '../byte-reader.ts'
import { type BlobHash, pieceBytes } from './chunks.ts'
import { type Midstate, midstateLength } from './midstate.ts'

/** What a side holds of a blob as a whole: its bytes, or null if it is not there. */
export interface Holding {
  readonly hash: BlobHash
  readonly size: number | null
}

/** What two replicas say to each other about blobs (SPEC.md, BL). */
export type BlobMessage =
  /** Which of these do you hold? And tell me when you come to hold another of them. */
  | { readonly kind: 'which'; readonly hashes: readonly BlobHash[] }
  | { readonly kind: 'held'; readonly holdings: readonly Holding[] }
  /** Send me these bytes, which lie in one chunk. */
  | { readonly kind: 'fetch'; readonly hash: BlobHash; readonly start: number; readonly length: number }
  /** The next of the bytes that were asked for; the first of a chunk bring the midstate before it. */
  | {
      readonly kind: 'piece'
      readonly hash: BlobHash
      readonly start: number
      readonly before: Midstate | null
      readonly bytes: Uint8Array
    }
  /** Promise to keep these: I let mine go. */
  | { readonly kind: 'keep'; readonly hashes: readonly BlobHash[] }
  /** Those of the oldest open `keep` that are promised. */
  | { readonly kind: 'kept'; readonly hashes: readonly BlobHash[] }

/** The type bytes of these messages [FR4]. */
export const blobTypes = { which: 10, held: 11, fetch: 12, piece: 13, keep: 14, kept: 15 } as const

/** Names in one message at most [BL5]. */
export const mostNames = 256

const hashLength = 32

const writeHash = (encoder: Encoder, hash: BlobHash) => writeUint8Array(encoder, fromHexString(hash))
const readHash = (reader: ByteReader): BlobHash => toHexString(reader.bytes(hashLength))

/** Writes what follows the type byte. */
export function writeBlobMessage(encoder: Encoder, message: BlobMessage): void {
  switch (message.kind) {
    case 'which':
    case 'keep':
    case 'kept':
      writeVarUint(encoder, message.hashes.length)
      for (const hash of message.hashes) writeHash(encoder, hash)
      return
    case 'held':
      writeVarUint(encoder, message.holdings.length)
      for (const { hash, size } of message.holdings) {
        writeHash(encoder, hash)
        writeUint8(encoder, size === null ? 0 : 1)
        if (size !== null) writeVarUint(encoder, size)
      }
      return
    case 'fetch':
      writeHash(encoder, message.hash)
      writeVarUint(encoder, message.start)
      writeVarUint(encoder, message.length)
      return
    case 'piece':
      writeHash(encoder, message.hash)
      writeVarUint(encoder, message.start)
      writeUint8(encoder, message.before === null ? 0 : 1)
      if (message.before !== null) writeUint8Array(encoder, message.before)
      writeVarUint8Array(encoder, message.bytes)
  }
}

/** Reads what follows the type byte; null if the type is none of these. What is wrong is told to the reader. */
export function readBlobMessage(type: number, reader: ByteReader): BlobMessage | null {
  switch (type) {
    case blobTypes.which:
      return { kind: 'which', hashes: readList(reader, readHash) }
    case blobTypes.keep:
      return { kind: 'keep', hashes: readList(reader, readHash) }
    case blobTypes.kept:
      return { kind: 'kept', hashes: readList(reader, readHash) }
    case blobTypes.held:
      return { kind: 'held', holdings: readList(reader, readHolding) }
    case blobTypes.fetch:
      return { kind: 'fetch', hash: readHash(reader), start: reader.uint(), length: reader.uint() }
    case blobTypes.piece:
      return readPiece(reader)
    default:
      return null
  }
}

function readList<T>(reader: ByteReader, read: (reader: ByteReader) => T): readonly T[] {
  const count = reader.uint()
  if (count > mostNames) reader.fail('It names too many blobs.')
  const list: T[] = []
  while (list.length < count && reader.failure === null) list.push(read(reader))
  return list
}

function readHolding(reader: ByteReader): Holding {
  const hash = readHash(reader)
  return { hash, size: reader.byte() === 0 ? null : reader.uint() }
}

function readPiece(reader: ByteReader): BlobMessage {
  const hash = readHash(reader)
  const start = reader.uint()
  const before = reader.byte() === 0 ? null : reader.bytes(midstateLength)
  const bytes = reader.varBytes()
  if (bytes.length > pieceBytes) reader.fail('A piece is too long.')
  return { kind: 'piece', hash, start, before, bytes }
}
