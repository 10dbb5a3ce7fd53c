/** Reads past the end give 0, so that a reader never throws on a file that was cut. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0
/** Big-endian, as are all without `le`. */
export const u16 = (bytes: Uint8Array, at: number): number => (u8(bytes, at) << 8) | u8(bytes, at + 1)
/** Little-endian. */
export const u16le = (bytes: Uint8Array, at: number): number => (u8(bytes, at + 1) << 8) | u8(bytes, at)
/** Little-endian. */
export const u24le = (bytes: Uint8Array, at: number): number => u16le(bytes, at) + u8(bytes, at + 2) * 65_536
/** Big-endian. */
export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65_536 + u16(bytes, at + 2)
/** Little-endian. */
export const u32le = (bytes: Uint8Array, at: number): number => u16le(bytes, at + 2) * 65_536 + u16le(bytes, at)
/** Beyond 2^53 the number is only near: it then lies beyond the end of any file. */
export const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) * 2 ** 32 + u32(bytes, at + 4)

/** `length` bytes as Latin-1 text. */
export const latin = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** The bytes of a Latin-1 text. */
export const latinBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

/** True if the ASCII text stands at this place. */
export function hasAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false
  }
  return true
}

/** True if the ASCII text stands anywhere in the stretch. */
export function holds(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first, start); at >= 0 && at + text.length <= end; at = bytes.indexOf(first, at + 1)) {
    if (hasAt(bytes, at, text)) return true
  }
  return false
}

/** A number in four bytes, highest first. */
export const asU32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)

/** Stretches of bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
