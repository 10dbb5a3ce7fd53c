import { mostStructs } from './frugal-decoder.ts'
import { maxMessageBytes } from './parts.ts'
import { isWellFormedUpdate } from './well-formed.ts'

/** A longer update fits in no message. */
const longestUpdate = maxMessageBytes - 64
/** A shorter one cannot have too many parts, of two bytes at least, or too many values. */
const surelyFit = 2 * mostStructs

/**
 * True if an update may be sent: else its document stays behind, and the session goes on with the others [EX6]. What
 * one author after the other has made too much of, the peer would hold against whoever sends it whole.
 */
export const isSendable = (update: Uint8Array): boolean =>
  update.length <= surelyFit || (update.length <= longestUpdate && isWellFormedUpdate(update))

/** An update without structs and deletes (Yjs v1: two zero counts). */
export const isNothing = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0

/** True if an update brings more than deletions (Yjs v1: the number of clients with structs comes first). */
export const hasStructs = (update: Uint8Array): boolean => update[0] !== 0
