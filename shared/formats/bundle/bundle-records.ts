import { fromHexString, toHexString } from 'lib0/buffer'
import * as decoding from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8,
  writeUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import type { BlobHash } from '../../replica/blobs/chunks.ts'
import type { ProvableChunk } from '../../replica/blobs/midstate.ts'
import type { DocId, Fingerprint } from '../../replica/store.ts'

/** The longest record: a document whose update fits in a message of the protocol, and its names. */
export const longestRecord = 16 * 1024 * 1024

/** What a bundle is about; always its first record. */
export interface BundleAbout {
  readonly kind: 'about'
  /** When it was written, by the sender's clock. */
  readonly madeAt: number
  /** True if it holds every document of the plan. */
  readonly whole: boolean
  /** The sender's plan as a whole, for "now both are equal". */
  readonly root: Fingerprint
  readonly documents: number
  /** Bytes of the media that are in it; 0 in those of earlier versions. */
  readonly mediaBytes: number
}

/** One thing in a bundle. Records of kinds that this version does not know are passed over. */
export type BundleRecord =
  | BundleAbout
  /** A signed statement of the grant log, as it is stored and sent. */
  | { readonly kind: 'statement'; readonly bytes: Uint8Array }
  /** A whole document as one Yjs v1 update. */
  | {
      readonly kind: 'document'
      readonly id: DocId
      readonly fingerprint: Fingerprint
      readonly update: Uint8Array
    }
  /** A chunk of a blob, with what proves it [BU10]. */
  | ({ readonly kind: 'media'; readonly hash: BlobHash; readonly size: number } & ProvableChunk)

const types = { about: 1, statement: 2, document: 3, media: 4 } as const
const idBytes = 16
const fingerprintBytes = 16
const hashBytes = 32

/** The record with its length before it. */
export function encodeRecord(record: BundleRecord): Uint8Array {
  const body = createEncoder()
  writeUint8(body, types[record.kind])
  writeBody(body, record)
  const encoder = createEncoder()
  writeVarUint8Array(encoder, toUint8Array(body))
  return toUint8Array(encoder)
}

function writeBody(encoder: Encoder, record: BundleRecord): void {
  switch (record.kind) {
    case 'about':
      writeVarUint(encoder, record.madeAt)
      writeUint8(encoder, record.whole ? 1 : 0)
      writeUint8Array(encoder, fromHexString(record.root))
      writeVarUint(encoder, record.documents)
      writeVarUint(encoder, record.mediaBytes)
      break
    case 'statement':
      writeUint8Array(encoder, record.bytes)
      break
    case 'document':
      writeUint8Array(encoder, fromHexString(record.id.replaceAll('-', '')))
      writeUint8Array(encoder, fromHexString(record.fingerprint))
      writeUint8Array(encoder, record.update)
      break
    case 'media':
      writeUint8Array(encoder, fromHexString(record.hash))
      writeVarUint(encoder, record.size)
      writeVarUint(encoder, record.index)
      writeVarUint8Array(encoder, record.midstates)
      writeUint8Array(encoder, record.bytes)
  }
}

/** Reads a record without its length: `unknown` if a later version wrote it, null if it is malformed. */
export function readRecord(bytes: Uint8Array): BundleRecord | { readonly kind: 'unknown' } | null {
  try {
    return readBody(decoding.createDecoder(bytes))
  } catch {
    // lib0 throws where the bytes end early.
    return null
  }
}

function readBody(decoder: decoding.Decoder): BundleRecord | { readonly kind: 'unknown' } {
  switch (decoding.readUint8(decoder)) {
    case types.about:
      return {
        kind: 'about',
        madeAt: decoding.readVarUint(decoder),
        whole: decoding.readUint8(decoder) === 1,
        root: toHexString(decoding.readUint8Array(decoder, fingerprintBytes)),
        documents: decoding.readVarUint(decoder),
        mediaBytes: decoding.hasContent(decoder) ? decoding.readVarUint(decoder) : 0,
      }
    case types.statement:
      return { kind: 'statement', bytes: decoding.readTailAsUint8Array(decoder).slice() }
    case types.document:
      return {
        kind: 'document',
        id: uuid(toHexString(decoding.readUint8Array(decoder, idBytes))),
        fingerprint: toHexString(decoding.readUint8Array(decoder, fingerprintBytes)),
        update: decoding.readTailAsUint8Array(decoder).slice(),
      }
    case types.media:
      return {
        kind: 'media',
        hash: toHexString(decoding.readUint8Array(decoder, hashBytes)),
        size: decoding.readVarUint(decoder),
        index: decoding.readVarUint(decoder),
        midstates: decoding.readVarUint8Array(decoder).slice(),
        bytes: decoding.readTailAsUint8Array(decoder).slice(),
      }
    default:
      return { kind: 'unknown' }
  }
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Cuts records out of bytes that come in blocks of any length. */
export class RecordSplitter {
  readonly #longest: number
  #held: Uint8Array[] = []
  #heldBytes = 0
  /** So many bytes are held at least before there can be a record. */
  #needed = 1

  /** `longest`: the greatest length of a record, in bytes. */
  constructor(longest = longestRecord) {
    this.#longest = longest
  }

  /** True when no half of a record waits for its rest. */
  get isEmpty(): boolean {
    return this.#heldBytes === 0
  }

  /** The records that the block completes; null if it cannot go on: a length is beyond the greatest. */
  add(block: Uint8Array): readonly Uint8Array[] | null {
    this.#held.push(block)
    this.#heldBytes += block.length
    if (this.#heldBytes < this.#needed) return []
    const bytes = join(this.#held, this.#heldBytes)
    const records: Uint8Array[] = []
    let at = 0
    this.#needed = 1
    for (;;) {
      const length = lengthAt(bytes, at, this.#longest)
      if (length === 'too-long') return null
      if (length !== null) this.#needed = length.end - at + length.value
      if (length === null || length.end + length.value > bytes.length) break
      records.push(bytes.subarray(length.end, length.end + length.value))
      at = length.end + length.value
      this.#needed = 1
    }
    const rest = bytes.slice(at)
    this.#held = [rest]
    this.#heldBytes = rest.length
    return records
  }
}

/** lib0's `writeVarUint` at a place; null if it has not come whole. */
function lengthAt(bytes: Uint8Array, start: number, longest: number) {
  let value = 0
  for (let at = start, factor = 1; at < bytes.length; at++, factor *= 128) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * factor
    if (value > longest) return 'too-long'
    if (byte < 128) return { value, end: at + 1 }
  }
  return null
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts
  if (first !== undefined && first.length === length) return first
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
