import { fromHexString, toHexString } from 'lib0/buffer'
import { bytesToId, idLength, idToBytes } from './ids.ts'
import type { DocId, Fingerprint } from './store.ts'

/** So much of a fingerprint tells two states of one document apart. */
const printBytes = 8
const entryBytes = idLength + printBytes

/**
 * What another replica was last known to hold, small enough to be kept: 24 bytes a document. It may be out of date in
 * one direction only, since a replica forgets nothing: who has more than this lacks less.
 */
export function packHoldings(documents: ReadonlyMap<DocId, Fingerprint>): Uint8Array {
  const packed = new Uint8Array(documents.size * entryBytes)
  let at = 0
  for (const [id, fingerprint] of documents) {
    packed.set(idToBytes(id), at)
    packed.set(fromHexString(fingerprint.slice(0, 2 * printBytes)), at + idLength)
    at += entryBytes
  }
  return packed
}

/** The documents that a replica with these holdings lacks, wholly or in part [BU8]. */
export function lackedBy(holdings: Uint8Array, documents: ReadonlyMap<DocId, Fingerprint>): readonly DocId[] {
  const held = new Map<DocId, string>()
  for (let at = 0; at + entryBytes <= holdings.length; at += entryBytes) {
    const id = bytesToId(holdings.subarray(at, at + idLength))
    held.set(id, toHexString(holdings.subarray(at + idLength, at + entryBytes)))
  }
  return [...documents].flatMap(([id, print]) => (held.get(id) === print.slice(0, 2 * printBytes) ? [] : [id]))
}
