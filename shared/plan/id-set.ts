import type * as Y from 'yjs'
import { isListedId } from './post-schema.ts'

/**
 * A set of ids in a document, as a map from id to true, so that two people can add different ones at once. One that was
 * taken out says false: so it shows who took it out [UN2].
 */
export type IdSet = Y.Map<unknown>

const maxListed = 200

/** The ids in the set, sorted, since the order of a shared map's entries differs from replica to replica. */
export const idsIn = (set: IdSet): readonly string[] =>
  [...set.keys()]
    .filter((id) => set.get(id) === true && isListedId(id))
    .sort()
    .slice(0, maxListed)

/** Adds what is not there; true if anything was not. */
export function addIds(set: IdSet, ids: readonly string[]): boolean {
  const missing = ids.filter((id) => set.get(id) !== true)
  for (const id of missing) set.set(id, true)
  return missing.length > 0
}

/** Takes out what is there; true if anything was. */
export function removeIds(set: IdSet, ids: readonly string[]): boolean {
  const present = ids.filter((id) => set.get(id) === true)
  for (const id of present) set.set(id, false)
  return present.length > 0
}
