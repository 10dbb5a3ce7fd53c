import type { BlobPeer } from './blob-peer.ts'
import { partBytes, partCount } from './chunks.ts'
import { type Ahead, type Midstate, midstateLength } from './midstate.ts'

/** One chunk on its way from one peer: so it is known who sent it if it is wrong. */
export interface Part {
  readonly index: number
  readonly peer: BlobPeer
  readonly bytes: Uint8Array
  asked: number
  got: number
  /** What of `got` lies in each of its parts, from their beginnings on. */
  readonly gotIn: number[]
  /** The midstates before its parts: zeros, which prove nothing, until they come. */
  readonly midstates: Uint8Array
  /** How far its parts are hashed. */
  ahead: Ahead | null
  /** Ticks of the exchange since it was begun: a device's time of day may be set, or stand still while it sleeps. */
  age: number
  /** Ticks since anything of it came. */
  idle: number
}

/** A chunk of which nothing has been asked yet, with room for its bytes. */
export function beginPart(peer: BlobPeer, index: number, bytes: Uint8Array): Part {
  const midstates = new Uint8Array(partCount(bytes.length) * midstateLength)
  const gotIn = Array.from({ length: partCount(bytes.length) }, () => 0)
  return { index, peer, bytes, asked: 0, got: 0, gotIn, midstates, ahead: null, age: 0, idle: 0 }
}

/**
 * Puts bytes into their place; false if they are not the next of one of the chunk's parts. The midstate before a part is
 * set once, with its first bytes: its hash has begun there.
 */
export function place(part: Part, offset: number, before: Midstate | null, bytes: Uint8Array): boolean {
  const at = Math.min(Math.floor(offset / partBytes), part.gotIn.length - 1)
  const got = part.gotIn[at] ?? 0
  const end = Math.min((at + 1) * partBytes, part.bytes.length)
  if (offset !== at * partBytes + got || offset + bytes.length > end) return false
  if (before !== null && got === 0) part.midstates.set(before, at * midstateLength)
  part.bytes.set(bytes, offset)
  part.gotIn[at] = got + bytes.length
  part.got += bytes.length
  part.idle = 0
  return true
}

/** True when all of the chunk was asked for. */
export const isAsked = ({ asked, bytes }: Part): boolean => asked === bytes.length
