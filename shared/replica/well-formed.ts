import * as Y from 'yjs'

/**
 * True if the bytes are a Yjs v1 update that Yjs can take in whole. Yjs decodes lazily while it applies, so bad bytes
 * would leave half of their changes behind; and it trusts lengths, so a struct of none would break its search.
 */
export function isWellFormedUpdate(update: Uint8Array): boolean {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const runs = [...ds.clients.values()].flat()
    return structs.every((struct) => struct.length > 0) && runs.every((run) => run.len > 0)
  } catch {
    return false
  }
}

/** True if the bytes are a state vector. */
export function isWellFormedVector(vector: Uint8Array): boolean {
  try {
    Y.decodeStateVector(vector)
    return true
  } catch {
    return false
  }
}
