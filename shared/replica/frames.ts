import { fromHexString, toHexString } from 'lib0/buffer'
import { type Encoder, writeUint8, writeUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import {
  type BlobMessage,
  blobTypes,
  type PieceMessage,
  readBlobMessage,
  writeBlobMessage,
  writePieceHead,
} from './blobs/blob-messages.ts'
import { ByteReader } from './byte-reader.ts'
import { bytesToId, idLength, idToBytes } from './ids.ts'
import { framesAfterRoom, soleFrame } from './parts.ts'
import type { Frame } from './pipe.ts'
import { readRanges, writeRanges } from './reconcile/range-codec.ts'
import type { Range } from './reconcile/ranges.ts'
import { scratch } from './scratch.ts'
import type { DocId, Fingerprint } from './store.ts'

/** The protocol this code speaks [HL2]. */
export const protocolVersion = 2

/** Lengths in bytes of the fixed fields of a hello. */
const tagLength = 8
const nonceLength = 4
const rootLength = 16

/** The first message of each side. */
export interface Hello {
  readonly kind: 'hello'
  readonly version: number
  /** First 8 bytes (hex) of SHA-256 of the plan's id: which plan this is, without saying its id. */
  readonly planTag: string
  /** First 8 bytes (hex) of SHA-256 of the replica's id. */
  readonly replicaTag: string
  /** Hex; the side with the smaller one starts the comparison. */
  readonly nonce: string
  readonly root: Fingerprint
  /** The only document this session is about; null for the whole plan. */
  readonly scope: DocId | null
}

/** Everything that two replicas say to each other (SPEC.md, FR). */
export type Message =
  | Hello
  | { readonly kind: 'ask' | 'reply'; readonly ranges: readonly Range[] }
  | { readonly kind: 'state'; readonly id: DocId; readonly vector: Uint8Array; readonly wantsBack: boolean }
  | { readonly kind: 'update'; readonly seq: number; readonly id: DocId; readonly update: Uint8Array }
  | { readonly kind: 'ack' | 'refused'; readonly seq: number }
  | { readonly kind: 'presence'; readonly id: DocId | null; readonly states: Uint8Array }
  | { readonly kind: 'check' | 'checked'; readonly root: Fingerprint }
  | BlobMessage

/** What the bytes of a message turned out to be. */
export type Decoded = Message | { readonly kind: 'unknown' } | { readonly kind: 'malformed'; readonly reason: string }

const types = {
  hello: 1,
  ask: 2,
  reply: 3,
  state: 4,
  update: 5,
  ack: 6,
  presence: 7,
  check: 8,
  checked: 9,
  refused: 16,
  ...blobTypes,
} as const

const writeId = (encoder: Encoder, id: DocId) => writeUint8Array(encoder, idToBytes(id))
const writeHex = (encoder: Encoder, hex: string) => writeUint8Array(encoder, fromHexString(hex))

function writeHello(encoder: Encoder, hello: Hello): void {
  writeVarUint(encoder, hello.version)
  writeHex(encoder, hello.planTag)
  writeHex(encoder, hello.replicaTag)
  writeHex(encoder, hello.nonce)
  writeHex(encoder, hello.root)
  writeUint8(encoder, hello.scope === null ? 0 : 1)
  if (hello.scope !== null) writeId(encoder, hello.scope)
}

function writeBody(encoder: Encoder, message: Message): void {
  switch (message.kind) {
    case 'hello':
      writeHello(encoder, message)
      return
    case 'ask':
    case 'reply':
      writeRanges(encoder, message.ranges)
      return
    case 'state':
      writeId(encoder, message.id)
      writeUint8(encoder, message.wantsBack ? 1 : 0)
      writeVarUint8Array(encoder, message.vector)
      return
    case 'update':
      writeVarUint(encoder, message.seq)
      writeId(encoder, message.id)
      writeVarUint8Array(encoder, message.update)
      return
    case 'ack':
    case 'refused':
      writeVarUint(encoder, message.seq)
      return
    case 'presence':
      writeUint8(encoder, message.id === null ? 0 : 1)
      if (message.id !== null) writeId(encoder, message.id)
      writeVarUint8Array(encoder, message.states)
      return
    case 'check':
    case 'checked':
      writeHex(encoder, message.root)
      return
    default:
      writeBlobMessage(encoder, message)
  }
}

/** The bytes of a message; they are cut into frames before they are sent: see `framesOf`. */
export const encodeMessage = (message: Message): Frame => scratch((encoder) => writeMessage(encoder, message)).slice()

function writeMessage(encoder: Encoder, message: Message): void {
  writeUint8(encoder, types[message.kind])
  writeBody(encoder, message)
}

/** A message in the frames in which it is sent: they hold until the next one is framed, which is as long as a pipe needs [PI4]. */
export function framesOf(message: Message): Iterable<Frame> {
  return message.kind === 'piece' ? [pieceFrame(message)] : framesAfterRoom(encodeAfterRoom(message))
}

/** The bytes of a message after one byte of room, which its frame needs. */
export const encodeAfterRoom = (message: Message): Uint8Array =>
  scratch((encoder) => {
    writeUint8(encoder, 0)
    writeMessage(encoder, message)
  }).slice()

/** Pieces are most of what is ever sent: their bytes are copied once, into memory that is used again and again. */
function pieceFrame(piece: PieceMessage): Frame {
  const head = scratch((encoder) => {
    writeUint8(encoder, types.piece)
    writePieceHead(encoder, piece)
  })
  return soleFrame([head, piece.bytes])
}

const readId = (reader: ByteReader): DocId => bytesToId(reader.bytes(idLength))

function readHello(reader: ByteReader): Decoded {
  const version = reader.uint()
  // A later version may lay out the rest as it likes.
  if (version !== protocolVersion) {
    return { kind: 'hello', version, planTag: '', replicaTag: '', nonce: '', root: '', scope: null }
  }
  return {
    kind: 'hello',
    version,
    planTag: toHexString(reader.bytes(tagLength)),
    replicaTag: toHexString(reader.bytes(tagLength)),
    nonce: toHexString(reader.bytes(nonceLength)),
    root: toHexString(reader.bytes(rootLength)),
    scope: reader.byte() === 0 ? null : readId(reader),
  }
}

function readBody(type: number, reader: ByteReader): Decoded {
  switch (type) {
    case types.hello:
      return readHello(reader)
    case types.ask:
      return { kind: 'ask', ranges: readRanges(reader) }
    case types.reply:
      return { kind: 'reply', ranges: readRanges(reader) }
    case types.state: {
      const id = readId(reader)
      const wantsBack = reader.byte() === 1
      return { kind: 'state', id, wantsBack, vector: reader.varBytes() }
    }
    case types.update:
      return { kind: 'update', seq: reader.uint(), id: readId(reader), update: reader.varBytes() }
    case types.ack:
      return { kind: 'ack', seq: reader.uint() }
    case types.refused:
      return { kind: 'refused', seq: reader.uint() }
    case types.presence:
      return { kind: 'presence', id: reader.byte() === 0 ? null : readId(reader), states: reader.varBytes() }
    case types.check:
      return { kind: 'check', root: toHexString(reader.bytes(rootLength)) }
    case types.checked:
      return { kind: 'checked', root: toHexString(reader.bytes(rootLength)) }
    default:
      return readBlobMessage(type, reader) ?? { kind: 'unknown' }
  }
}

/** Reads a message that came from a peer. Never throws: what cannot be read is `malformed`, with the reason. */
export function decodeMessage(bytes: Uint8Array): Decoded {
  const reader = new ByteReader(bytes)
  const message = readBody(reader.byte(), reader)
  return reader.failure === null ? message : { kind: 'malformed', reason: reader.failure }
}
