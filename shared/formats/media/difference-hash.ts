/**
 * The difference hash of a picture: 64 bits, each true where a pixel of its 9 by 8 grey miniature is darker than its
 * right neighbour, in 16 hex digits. Pictures that look alike differ in few bits, whatever their size and compression.
 */
export function differenceHash(greys: readonly number[]): string {
  let hex = ''
  for (let row = 0; row < 8; row++) {
    let bits = 0
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column
      bits = bits * 2 + ((greys[at] ?? 0) < (greys[at + 1] ?? 0) ? 1 : 0)
    }
    hex += bits.toString(16).padStart(2, '0')
  }
  return hex
}

/** How many of the 64 bits differ. */
export function hashDistance(a: string, b: string): number {
  let distance = 0
  for (let at = 0; at < 16; at += 8) {
    let bits = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16)
    while (bits !== 0) {
      bits &= bits - 1
      distance += 1
    }
  }
  return distance
}

/** Up to this many bits two pictures count as alike. */
const alikeWithin = 6
/** A hash with so few or so many bits is that of a plain surface: it would be like every other plain surface. */
const plainWithin = 6

/** True for pictures that look alike: the same one in another size, format or compression, or with small changes. */
export const looksAlike = (a: string, b: string): boolean =>
  hashDistance(a, b) <= alikeWithin && !isPlain(a) && !isPlain(b)

function isPlain(hash: string): boolean {
  const bits = hashDistance(hash, '0000000000000000')
  return bits <= plainWithin || bits >= 64 - plainWithin
}
