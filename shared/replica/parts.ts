import { writeUint8, writeVarUint8Array } from 'lib0/encoding'
import { ByteReader } from './byte-reader.ts'
import type { Frame } from './pipe.ts'
import { scratch } from './scratch.ts'

/** The longest frame that any pipe carries, in bytes [FR1]. */
export const maxFrameBytes = 256 * 1024
/** The longest message, put together from its frames [FR2]. */
export const maxMessageBytes = 16 * 1024 * 1024

/** An honest message comes in 65 frames at most: each but its last is full. Each frame costs memory beside its bytes. */
const mostFrames = 128

/** So many messages share a frame at most: each costs memory beside its bytes. */
export const mostInFrame = 1024

const lastPart = 0
const morePart = 1
const wholeMessages = 2
const payloadBytes = maxFrameBytes - 1

/** Cuts a message into frames. The first byte of each says whether more of the message follows. */
export function* cutMessage(message: Uint8Array): Generator<Frame> {
  for (let start = 0; start < message.length; start += payloadBytes) {
    const part = message.subarray(start, start + payloadBytes)
    const frame = new Uint8Array(part.length + 1)
    frame[0] = start + payloadBytes < message.length ? morePart : lastPart
    frame.set(part, 1)
    yield frame
  }
}

/** The frames of a message that stands after one byte of room: that very memory, if it fits in one frame. */
export function framesAfterRoom(message: Uint8Array): Iterable<Frame> {
  if (message.length > maxFrameBytes) return cutMessage(message.subarray(1))
  message[0] = lastPart
  return [message]
}

let memory: Uint8Array | null = null

/** The frame of a message that fits in one, of its parts. It lies where the next one will. */
export function soleFrame(parts: readonly Uint8Array[]): Frame {
  memory ??= new Uint8Array(maxFrameBytes)
  memory[0] = lastPart
  let length = 1
  for (const part of parts) {
    memory.set(part, length)
    length += part.length
  }
  return memory.subarray(0, length)
}

/** The frame that several messages share, each of which stands after one byte of room [FR5]. */
export const sharedFrame = (messages: readonly Uint8Array[]): Frame =>
  scratch((encoder) => {
    writeUint8(encoder, wholeMessages)
    for (const message of messages) writeVarUint8Array(encoder, message.subarray(1))
  }).slice()

/** What one more frame made of the messages that are being put together. */
export type Joined =
  | { readonly kind: 'more' }
  | { readonly kind: 'messages'; readonly messages: readonly Uint8Array[] }
  | { readonly kind: 'malformed'; readonly reason: string }

const malformed = (reason: string): Joined => ({ kind: 'malformed', reason })

/** Puts messages together again from frames that come in order; holds at most `maxMessageBytes`. */
export class MessageJoiner {
  #parts: Uint8Array[] = []
  #held = 0

  add(frame: Frame): Joined {
    const flag = frame[0]
    if (frame.length < 2 || frame.length > maxFrameBytes) return malformed('A frame has a bad length.')
    const part = frame.subarray(1)
    if (flag === wholeMessages) return this.#parts.length === 0 ? apart(part) : malformed('A message has no end.')
    if (flag !== lastPart && flag !== morePart) return malformed('A frame has a bad first byte.')
    this.#held += part.length
    if (this.#held > maxMessageBytes) return malformed('A message is too long.')
    if (this.#parts.length >= mostFrames) return malformed('A message comes in too many frames.')
    this.#parts.push(part)
    return flag === morePart ? { kind: 'more' } : { kind: 'messages', messages: [this.#take()] }
  }

  #take(): Uint8Array {
    const [first] = this.#parts
    if (this.#parts.length === 1 && first !== undefined) {
      this.#parts = []
      this.#held = 0
      return first
    }
    const whole = new Uint8Array(this.#held)
    let at = 0
    for (const part of this.#parts) {
      whole.set(part, at)
      at += part.length
    }
    this.#parts = []
    this.#held = 0
    return whole
  }
}

/** Takes the messages that share a frame apart. */
function apart(shared: Uint8Array): Joined {
  const reader = new ByteReader(shared)
  const messages: Uint8Array[] = []
  while (reader.left > 0) {
    if (messages.length === mostInFrame) return malformed('Too many messages share a frame.')
    messages.push(reader.varBytes())
  }
  return reader.failure === null ? { kind: 'messages', messages } : malformed(reader.failure)
}
