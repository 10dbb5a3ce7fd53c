import { fromHexString, toHexString } from 'lib0/buffer'

/** Lower-case hex of the bytes. */
export const toHex = (bytes: Uint8Array): string => toHexString(bytes)

/** The bytes of a hex text that is known to be well formed. */
export const fromHex = (hex: string): Uint8Array => fromHexString(hex)

/** One array out of many. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** True if both hold the same bytes. Not for secrets: it takes longer the more they have in common. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
