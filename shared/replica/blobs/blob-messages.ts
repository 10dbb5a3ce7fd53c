import { type Encoder, writeUint8, writeUint8Array, writeVarUint } from 'lib0/encoding'
import type { ByteReader } from '../byte-reader.ts'
import { type BlobHash, bytesToHash, hashLength, hashToBytes, longestPiece } from './chunks.ts'
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
  /**
   * Send me these bytes, which lie in one chunk: of its parts by turns, in pieces no longer than this; or, where nothing
   * is said of that, in order and in short pieces.
   */
  | {
      readonly kind: 'fetch'
      readonly hash: BlobHash
      readonly start: number
      readonly length: number
      readonly longest: number | null
    }
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

/** A request for bytes of a blob. */
export type FetchMessage = Extract<BlobMessage, { kind: 'fetch' }>

/** Bytes of a blob on their way. */
export type PieceMessage = Extract<BlobMessage, { kind: 'piece' }>

/** The type bytes of these messages [FR4]. */
export const blobTypes = { which: 10, held: 11, fetch: 12, piece: 13, keep: 14, kept: 15 } as const

/** Names in one message at most [BL5]. */
export const mostNames = 256

const writeHash = (encoder: Encoder, hash: BlobHash) => writeUint8Array(encoder, hashToBytes(hash))
const readHash = (reader: ByteReader): BlobHash => bytesToHash(reader.bytes(hashLength))

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
      if (message.longest !== null) writeVarUint(encoder, message.longest)
      return
    case 'piece':
      writePieceHead(encoder, message)
      writeUint8Array(encoder, message.bytes)
  }
}

/** Writes what of a piece stands before its bytes. */
export function writePieceHead(encoder: Encoder, { hash, start, before, bytes }: PieceMessage): void {
  writeHash(encoder, hash)
  writeVarUint(encoder, start)
  writeUint8(encoder, before === null ? 0 : 1)
  if (before !== null) writeUint8Array(encoder, before)
  writeVarUint(encoder, bytes.length)
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
      return readFetch(reader)
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

function readFetch(reader: ByteReader): BlobMessage {
  const [hash, start, length] = [readHash(reader), reader.uint(), reader.uint()]
  return { kind: 'fetch', hash, start, length, longest: reader.left > 0 ? reader.uint() : null }
}

function readPiece(reader: ByteReader): BlobMessage {
  const hash = readHash(reader)
  const start = reader.uint()
  const before = reader.byte() === 0 ? null : reader.bytes(midstateLength)
  const bytes = reader.varBytes()
  if (bytes.length > longestPiece) reader.fail('A piece is too long.')
  return { kind: 'piece', hash, start, before, bytes }
}
