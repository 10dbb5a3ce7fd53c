import * as Y from 'yjs'

/** A document's log as one update, as compaction keeps it [ST5]. What waits for changes that are not here stays in it. */
export function mergeLog(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const merged = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return merged
}
