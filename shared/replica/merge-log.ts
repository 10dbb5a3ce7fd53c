import * as Y from 'yjs'
import { readLog } from './read-log.ts'
import type { Fingerprint } from './store.ts'

/**
 * A document's log as one update, as compaction keeps it [ST5]. What waits for changes that are not here stays in it.
 * Null if a part of the log cannot be read and the rest is not the whole document: then nothing of it is thrown away.
 */
export function mergeLog(updates: readonly Uint8Array[], fingerprint: Fingerprint): Uint8Array | null {
  const read = readLog(updates)
  const { doc, isWhole } = read.unreadable === 0 ? read : readLog(updates, undefined, fingerprint)
  const merged = isWhole ? Y.encodeStateAsUpdate(doc) : null
  doc.destroy()
  return merged
}
