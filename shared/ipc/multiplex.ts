import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * Message ports over one WebSocket, for the browser host: where Electron hands ports from the page to the network
 * process, the page gives each port a channel number. Channel 0 is the control port; others open by being named in
 * `opened` of a message, as a transferred port would.
 */
export type Carried =
  | {
      readonly kind: 'message'
      readonly channel: number
      readonly value: unknown
      readonly opened: readonly number[]
    }
  | { readonly kind: 'closed'; readonly channel: number }

/** The channel of the control port. */
export const controlChannel = 0

/** The WebSocket's path on the host. */
export const multiplexPath = '/network'

const messageByte = 0
const closedByte = 1

/** One binary WebSocket message. Values are what lib0 can write: plain objects, arrays, numbers, strings, byte arrays. */
export function encodeCarried(carried: Carried): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, carried.channel)
  if (carried.kind === 'closed') {
    encoding.writeUint8(encoder, closedByte)
  } else {
    encoding.writeUint8(encoder, messageByte)
    encoding.writeVarUint(encoder, carried.opened.length)
    for (const channel of carried.opened) encoding.writeVarUint(encoder, channel)
    encoding.writeAny(encoder, carried.value as Parameters<typeof encoding.writeAny>[1])
  }
  return encoding.toUint8Array(encoder)
}

/** Null for bytes that no `encodeCarried` wrote. */
export function decodeCarried(bytes: Uint8Array): Carried | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const channel = decoding.readVarUint(decoder)
    const kind = decoding.readUint8(decoder)
    if (kind === closedByte) return { kind: 'closed', channel }
    if (kind !== messageByte) return null
    const count = decoding.readVarUint(decoder)
    if (count > bytes.length) return null
    const opened = Array.from({ length: count }, () => decoding.readVarUint(decoder))
    const value: unknown = decoding.readAny(decoder)
    return { kind: 'message', channel, value: value instanceof Uint8Array ? value.slice() : value, opened }
  } catch {
    return null
  }
}
