/**
 * 32 bits that tell whether bytes came back from a disk as they were written: any change within four bytes shows, others
 * but once in four thousand million times. No defence against anybody who means harm [ST12].
 */
export function checksum(bytes: Uint8Array): number {
  const words = bytes.length - (bytes.length % 4)
  let sum = bytes.length
  const take = (word: number) => {
    const mixed = Math.imul(sum ^ word, 0x9e3779b1)
    sum = mixed ^ (mixed >>> 15)
  }
  for (let at = 0; at < words; at += 4) {
    take(byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24))
  }
  for (let at = words; at < bytes.length; at++) take(byte(bytes, at))
  return sum >>> 0
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0
