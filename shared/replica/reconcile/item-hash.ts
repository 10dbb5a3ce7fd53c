import type { DocId, Fingerprint } from '../store.ts'

/** 128 bits as four unsigned 32-bit lanes. */
export type Lanes = Uint32Array

/** The lanes of a 32-digit hex text, dashes ignored. */
function hexLanes(hex: string): Lanes {
  const digits = hex.replaceAll('-', '')
  const lanes = new Uint32Array(4)
  for (let lane = 0; lane < 4; lane++) lanes[lane] = Number.parseInt(digits.slice(lane * 8, lane * 8 + 8), 16)
  return lanes
}

/** MurmurHash3's 32-bit finaliser (public domain, Austin Appleby). */
function scramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Mixes four words into each lane of a hash, in place. */
function mix(lanes: Lanes, words: Lanes): Lanes {
  for (let lane = 0; lane < 4; lane++) {
    let h = lanes[lane] ?? 0
    for (let step = 0; step < 4; step++) h = scramble(h ^ ((words[(lane + step) & 3] ?? 0) + 0x9e3779b9 * (step + 1)))
    lanes[lane] = h
  }
  return lanes
}

/**
 * Binds a document's fingerprint to its id [FP2]. The fingerprint carries the cryptographic strength; this mix only
 * keeps equal documents under different ids apart, so it may be cheap: 100,000 of them are hashed at start.
 */
export const itemHash = (id: DocId, fingerprint: Fingerprint): Lanes => mix(hexLanes(fingerprint), hexLanes(id))

/** Adds (or with `sign` -1 takes away) a hash to a sum, lane by lane modulo 2^32: order does not matter. */
export function addTo(sum: Lanes, hash: Lanes, sign: 1 | -1 = 1): void {
  for (let lane = 0; lane < 4; lane++) sum[lane] = (sum[lane] ?? 0) + sign * (hash[lane] ?? 0)
}

/** The fingerprint of a set: its sum mixed with its size. */
export const setHash = (sum: Lanes, count: number): Lanes =>
  mix(new Uint32Array(sum), new Uint32Array([count, 0, 0, 0]))

/** Eight digits: the one that is added in front keeps the leading zeros. */
const hexOf = (lane = 0): string => (lane + 0x1_0000_0000).toString(16).slice(1)

/** All 16 bytes as hex. */
export const fullHex = (lanes: Lanes): string => hexOf(lanes[0]) + hexOf(lanes[1]) + hexOf(lanes[2]) + hexOf(lanes[3])

/**
 * 8 bytes of a hash as a text of so many characters, each one byte: what ranges and leaves carry on the wire. Hex would
 * be easier to read, and took half of the time that a comparison of 10,000 documents takes.
 */
export type ShortHash = string

/** Bytes of a short hash. */
export const shortLength = 8

/** The first 8 bytes, the highest of each lane first. */
export function shortHash(lanes: Lanes): ShortHash {
  const [a = 0, b = 0] = lanes
  const [a2, a3, b2, b3] = [(a >>> 8) & 255, a & 255, (b >>> 8) & 255, b & 255]
  return String.fromCharCode(a >>> 24, (a >>> 16) & 255, a2, a3, b >>> 24, (b >>> 16) & 255, b2, b3)
}
