import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { maxStatements } from '../../shared/team/grant-log.ts'
import { maxStatementBytes } from '../../shared/team/statement.ts'

/** What two devices say to each other before and beside the frames of their replicas. */
export type Message =
  /** The dialer is a member: proofs of the team keys that it holds, the newest first. */
  | { readonly type: 'member'; readonly proofs: readonly Uint8Array[] }
  /** The dialer holds an invitation: proof of its public key, which only code holders and members know. */
  | { readonly type: 'guest'; readonly tag: string; readonly proof: Uint8Array }
  /** The listener's proof of the same key. */
  | { readonly type: 'proof'; readonly proof: Uint8Array }
  /** A digest of the statements that the sender has. */
  | { readonly type: 'have'; readonly digest: Uint8Array }
  | { readonly type: 'statements'; readonly statements: readonly Uint8Array[] }
  /** The newcomer's signed join. */
  | { readonly type: 'entry'; readonly statement: Uint8Array }
  /** What a newcomer needs to be a member. */
  | { readonly type: 'welcome'; readonly planId: string; readonly planName: string; readonly teamKey: Uint8Array }
  | { readonly type: 'refused'; readonly reason: Refusal }
  /** The sender has admitted the receiver, and listens on this TCP port: frames may follow. */
  | { readonly type: 'ready'; readonly port: number }
  | { readonly type: 'frame'; readonly frame: Uint8Array }
  /** The sender is a hub: it relays for the team under this key, and runs nodes of the DHT on these UDP ports. */
  | { readonly type: 'hub'; readonly relay: Uint8Array; readonly ports: readonly number[] }
  /** The newest team key, for a member to whom it was not sealed. */
  | { readonly type: 'key'; readonly teamKey: Uint8Array }
  /** The statement by which the receiver was put out of the team. */
  | { readonly type: 'removed'; readonly statement: Uint8Array }

/** What a hub does for its team. */
export type HubOffer = Omit<Extract<Message, { type: 'hub' }>, 'type'>

/** Why an invitation does not open. */
export const refusals = ['expired', 'used', 'withdrawn'] as const
/** One of these reasons. */
export type Refusal = (typeof refusals)[number]

const types = [
  'member',
  'guest',
  'proof',
  'have',
  'statements',
  'entry',
  'welcome',
  'refused',
  'ready',
  'frame',
  'hub',
  'key',
  'removed',
] as const

/** So many keys are proved: whoever was away while the key changed more often needs a new invitation. */
export const mostProofs = 8
const keyBytes = 32
const tagBytes = 16
/** A hub runs a handful of nodes. */
const maxPorts = 16

/** Memory for so many bytes. */
type Allocate = (length: number) => Uint8Array

/** Encodes a message, a frame into memory of the caller's if it likes; its first byte is its type. */
export function encodeMessage(message: Message, allocate: Allocate = (length) => new Uint8Array(length)): Uint8Array {
  if (message.type === 'frame') return encodeFrame(message.frame, allocate)
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, types.indexOf(message.type))
  write(encoder, message)
  return encoding.toUint8Array(encoder)
}

/** Decodes a peer's message: null if it is malformed or unknown. */
export function decodeMessage(bytes: Uint8Array): Message | null {
  const type = types[bytes[0] ?? types.length]
  if (type === undefined) return null
  if (type === 'frame') return { type, frame: bytes.subarray(1) }
  try {
    const decoder = decoding.createDecoder(bytes.subarray(1))
    const message = read(type, decoder)
    return decoding.hasContent(decoder) ? null : message
  } catch {
    return null
  }
}

function encodeFrame(frame: Uint8Array, allocate: Allocate): Uint8Array {
  const bytes = allocate(frame.length + 1)
  bytes[0] = types.indexOf('frame')
  bytes.set(frame, 1)
  return bytes
}

function write(encoder: encoding.Encoder, message: Exclude<Message, { type: 'frame' }>): void {
  switch (message.type) {
    case 'member':
      encoding.writeVarUint(encoder, message.proofs.length)
      for (const proof of message.proofs) encoding.writeUint8Array(encoder, proof)
      break
    case 'proof':
      encoding.writeUint8Array(encoder, message.proof)
      break
    case 'key':
      encoding.writeUint8Array(encoder, message.teamKey)
      break
    case 'guest':
      encoding.writeUint8Array(encoder, Buffer.from(message.tag, 'hex'))
      encoding.writeUint8Array(encoder, message.proof)
      break
    case 'have':
      encoding.writeUint8Array(encoder, message.digest)
      break
    case 'statements':
      encoding.writeVarUint(encoder, message.statements.length)
      for (const statement of message.statements) encoding.writeVarUint8Array(encoder, statement)
      break
    case 'entry':
    case 'removed':
      encoding.writeVarUint8Array(encoder, message.statement)
      break
    case 'welcome':
      encoding.writeVarString(encoder, message.planId)
      encoding.writeVarString(encoder, message.planName)
      encoding.writeUint8Array(encoder, message.teamKey)
      break
    case 'refused':
      encoding.writeUint8(encoder, refusals.indexOf(message.reason))
      break
    case 'ready':
      encoding.writeUint16(encoder, message.port)
      break
    case 'hub':
      encoding.writeUint8Array(encoder, message.relay)
      encoding.writeVarUint(encoder, message.ports.length)
      for (const port of message.ports) encoding.writeUint16(encoder, port)
  }
}

function read(type: Exclude<Message['type'], 'frame'>, decoder: decoding.Decoder): Message | null {
  switch (type) {
    case 'member':
      return { type, proofs: readProofs(decoder) }
    case 'proof':
      return { type, proof: readBytes(decoder, keyBytes) }
    case 'key':
      return { type, teamKey: readBytes(decoder, keyBytes) }
    case 'guest':
      return {
        type,
        tag: Buffer.from(readBytes(decoder, tagBytes)).toString('hex'),
        proof: readBytes(decoder, keyBytes),
      }
    case 'have':
      return { type, digest: readBytes(decoder, keyBytes) }
    case 'statements':
      return readStatements(decoder)
    case 'entry':
    case 'removed':
      return { type, statement: readStatement(decoder) }
    case 'welcome':
      return {
        type,
        planId: decoding.readVarString(decoder),
        planName: decoding.readVarString(decoder),
        teamKey: readBytes(decoder, keyBytes),
      }
    case 'refused': {
      const reason = refusals[decoding.readUint8(decoder)]
      return reason === undefined ? null : { type, reason }
    }
    case 'ready':
      return { type, port: decoding.readUint16(decoder) }
    case 'hub':
      return readHub(decoder)
  }
}

function readStatements(decoder: decoding.Decoder): Message | null {
  const count = decoding.readVarUint(decoder)
  if (count > maxStatements) return null
  const statements: Uint8Array[] = []
  for (let index = 0; index < count; index++) statements.push(readStatement(decoder))
  return { type: 'statements', statements }
}

function readHub(decoder: decoding.Decoder): Message | null {
  const relay = readBytes(decoder, keyBytes)
  const count = decoding.readVarUint(decoder)
  if (count > maxPorts) return null
  return { type: 'hub', relay, ports: Array.from({ length: count }, () => decoding.readUint16(decoder)) }
}

function readProofs(decoder: decoding.Decoder): readonly Uint8Array[] {
  const count = decoding.readVarUint(decoder)
  if (count > mostProofs) throw new RangeError('Too many proofs.')
  return Array.from({ length: count }, () => readBytes(decoder, keyBytes))
}

function readStatement(decoder: decoding.Decoder): Uint8Array {
  const bytes = decoding.readVarUint8Array(decoder)
  if (bytes.length > maxStatementBytes) throw new RangeError('A statement is too long.')
  return bytes.slice()
}

const readBytes = (decoder: decoding.Decoder, length: number) => decoding.readUint8Array(decoder, length).slice()
