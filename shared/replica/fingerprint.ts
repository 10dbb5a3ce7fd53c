import { toHexString } from 'lib0/buffer'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { digest } from 'lib0/hash/sha256'
import type * as Y from 'yjs'
import type { Fingerprint } from './store.ts'

/** What no document has: it stands for the fingerprint of one that is lost, where nothing says what it was [ST11]. */
export const unknownFingerprint: Fingerprint = '0'.repeat(32)

type Structs = Y.Doc['store']['clients'] extends Map<number, infer S> ? S : never

/** Runs of deleted clocks as `[start, length]`, touching runs merged: the same however the structs were split or collected. */
function deletedRuns(structs: Structs): [number, number][] {
  const runs: [number, number][] = []
  for (const struct of structs) {
    if (!struct.deleted) continue
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] === struct.id.clock) last[1] += struct.length
    else runs.push([struct.id.clock, struct.length])
  }
  return runs
}

/**
 * SHA-256 over the document's sorted state vector and merged delete ranges, first 16 bytes, lower-case hex [FP1].
 * Equal content gives an equal fingerprint in whatever order updates came, merged or not, collected or not.
 */
export function fingerprintOf(doc: Y.Doc): Fingerprint {
  const encoder = createEncoder()
  const clients = [...doc.store.clients.entries()].sort(([a], [b]) => a - b)
  for (const [client, structs] of clients) {
    const last = structs.at(-1)
    if (last === undefined) continue
    const runs = deletedRuns(structs)
    writeVarUint(encoder, client)
    writeVarUint(encoder, last.id.clock + last.length)
    writeVarUint(encoder, runs.length)
    for (const [start, length] of runs) {
      writeVarUint(encoder, start)
      writeVarUint(encoder, length)
    }
  }
  return toHexString(digest(toUint8Array(encoder)).subarray(0, 16))
}

/** True if nothing was ever written into the document; such a document is not part of a plan [ST2]. */
export const isEmptyDoc = (doc: Y.Doc): boolean => doc.store.clients.size === 0
