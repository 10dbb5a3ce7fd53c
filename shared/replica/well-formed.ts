import { createDecoder, readVarUint } from 'lib0/decoding'
import * as Y from 'yjs'
import { FrugalDecoder } from './frugal-decoder.ts'

/**
 * True if the bytes are a Yjs v1 update that Yjs can take in whole. Yjs decodes lazily while it applies, so bad bytes
 * would leave half of their changes behind; and it trusts lengths, so a struct of none would break its search. It trusts
 * too that an item builds on what its own client wrote before: one that waits for somebody else's change and names its
 * client's future would break the document only when that change comes, and the blame would fall on who sent it.
 */
export const isWellFormedUpdate = (update: Uint8Array): boolean => lookInto(update) !== null

/** What an update brings, beside what only Yjs looks at. */
export interface UpdateFacts {
  /** Shared types: maps, lists and texts in others. */
  readonly types: number
  readonly structs: number
}

/** Looks at an update before it is applied; null if it is not well-formed. */
export function lookInto(update: Uint8Array): UpdateFacts | null {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, FrugalDecoder)
    const isFine = structs.every(isFit) && [...ds.clients.values()].every(rises)
    return isFine ? { types: structs.filter(isType).length, structs: structs.length } : null
  } catch {
    return null
  }
}

/**
 * Shared types in one document at most: each may be in the one before, and what deletes them calls itself for each
 * level. Where one computer's stack ends before another's, the two would part (2,000 to 4,000 levels in Node 20).
 */
const mostTypes = 1_000

/** True if a document may hold so many types more, with those that wait for something [EX8]. */
export function hasRoomFor({ types }: UpdateFacts, doc: Y.Doc): boolean {
  if (types === 0) return true
  const held = [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.filter(isType).length, 0)
  const { pendingStructs } = doc.store
  const waiting = pendingStructs === null ? [] : Y.decodeUpdateV2(pendingStructs.update).structs
  return held + waiting.filter(isType).length + types <= mostTypes
}

const isType = (struct: object) => struct instanceof Y.Item && struct.content instanceof Y.ContentType

/**
 * No client writes so much. Yjs adds lengths up, and what it then writes down for 2^53 and more it cannot read again:
 * the document would be lost from the disk.
 */
const highestClock = 2 ** 31

const isRun = (clock: number, length: number) => length > 0 && clock + length <= highestClock

/** Of runs in another order Yjs writes, while they wait for what they delete, something else than it read. */
const rises = (runs: readonly Run[]) =>
  runs.every(({ clock, len }, at) => {
    const before = runs[at - 1]
    return isRun(clock, len) && (before === undefined || before.clock + before.len <= clock)
  })

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Struct = Decoded['structs'][number]
type Run = Decoded['ds']['clients'] extends Map<number, (infer R)[]> ? R : never

const isFit = (struct: Struct) => isRun(struct.id.clock, struct.length) && !leansAhead(struct)

/** True if an item builds on itself, or on what its own client has yet to write. */
function leansAhead(struct: Struct): boolean {
  if (!(struct instanceof Y.Item)) return false
  const { id, origin, rightOrigin, parent } = struct
  const isAhead = (other: Y.ID | null) => other !== null && other.client === id.client && other.clock >= id.clock
  return isAhead(origin) || isAhead(rightOrigin) || (parent instanceof Y.ID && isAhead(parent))
}

/** Clients in a state vector at most: each takes ten times its bytes in memory. */
const mostClients = 500_000

/** True if the bytes are a state vector, and not of more clients than any document has. */
export function isWellFormedVector(vector: Uint8Array): boolean {
  try {
    if (readVarUint(createDecoder(vector)) > mostClients) return false
    Y.decodeStateVector(vector)
    return true
  } catch {
    return false
  }
}
