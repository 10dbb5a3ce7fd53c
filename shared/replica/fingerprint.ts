import { type Encoder, writeVarUint } from 'lib0/encoding'
import { digest } from 'lib0/hash/sha256'
import type * as Y from 'yjs'
import { toHex } from './hex.ts'
import { scratch } from './scratch.ts'
import type { Fingerprint } from './store.ts'

/** What no document has: it stands for the fingerprint of one that is lost, where nothing says what it was [ST11]. */
export const unknownFingerprint: Fingerprint = '0'.repeat(32)

type Structs = Y.Doc['store']['clients'] extends Map<number, infer S> ? S : never

/** Deleted clocks of one client: start and length. */
export type Run = [number, number]

/** Runs of deleted clocks, touching runs merged: the same however the structs were split or collected. */
function deletedRuns(structs: Structs): readonly Run[] {
  const runs: Run[] = []
  for (const struct of structs) {
    if (!struct.deleted) continue
    const last = runs.at(-1)
    if (last !== undefined && last[0] + last[1] === struct.id.clock) last[1] += struct.length
    else runs.push([struct.id.clock, struct.length])
  }
  return runs
}

/** The same of runs in any order, which may overlap. */
function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = []
  for (const [start, length] of [...runs].sort(([a], [b]) => a - b)) {
    const last = whole.at(-1)
    if (last !== undefined && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + length - last[0])
    else whole.push([start, length])
  }
  return whole
}

/**
 * SHA-256 over the document's sorted state vector and merged delete ranges, first 16 bytes, lower-case hex [FP1].
 * Equal content gives an equal fingerprint in whatever order updates came, merged or not, collected or not.
 */
export const fingerprintOf = (doc: Y.Doc): Fingerprint =>
  hashOf((encoder) => {
    for (const [client, structs] of inOrder(doc.store.clients)) {
      const last = structs.at(-1)
      if (last !== undefined) writeClient(encoder, client, last.id.clock + last.length, deletedRuns(structs))
    }
  })

/** The fingerprint of a document of which is known how far it reaches and what was deleted, by client. */
export const fingerprintOfClients = (
  clocks: ReadonlyMap<number, number>,
  deleted: ReadonlyMap<number, readonly Run[]>,
): Fingerprint =>
  hashOf((encoder) => {
    for (const [client, clock] of inOrder(clocks)) {
      writeClient(encoder, client, clock, joined(deleted.get(client) ?? []))
    }
  })

const inOrder = <T>(clients: ReadonlyMap<number, T>): readonly [number, T][] => [...clients].sort(([a], [b]) => a - b)

function writeClient(encoder: Encoder, client: number, clock: number, runs: readonly Run[]): void {
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
  writeVarUint(encoder, runs.length)
  for (const [start, length] of runs) {
    writeVarUint(encoder, start)
    writeVarUint(encoder, length)
  }
}

const hashOf = (write: (encoder: Encoder) => void): Fingerprint => toHex(digest(scratch(write)).subarray(0, 16))

/** True if nothing was ever written into the document; such a document is not part of a plan [ST2]. */
export const isEmptyDoc = (doc: Y.Doc): boolean => doc.store.clients.size === 0
