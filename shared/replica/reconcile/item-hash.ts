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
  for (let lane = 0; lane < 4; lane++) sum[lane] = ((sum[lane] ?? 0) + sign * (hash[lane] ?? 0)) >>> 0
}

/** The fingerprint of a set: its sum mixed with its size. */
export const setHash = (sum: Lanes, count: number): Lanes =>
  mix(new Uint32Array(sum), new Uint32Array([count, 0, 0, 0]))

const hexOf = (lanes: Lanes, from: number, to: number): string =>
  [...lanes.subarray(from, to)].map((lane) => lane.toString(16).padStart(8, '0')).join('')

/** All 16 bytes as hex. */
export const fullHex = (lanes: Lanes): string => hexOf(lanes, 0, 4)

/** The first 8 bytes as hex: what ranges and leaves carry on the wire. */
export const shortHex = (lanes: Lanes): string => hexOf(lanes, 0, 2)
