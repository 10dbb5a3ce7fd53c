import * as Y from 'yjs'
import { fingerprintOf } from './fingerprint.ts'
import { mostStructs } from './frugal-decoder.ts'
import type { Fingerprint } from './store.ts'
import { isWellFormedUpdate } from './well-formed.ts'

/** A document as its log gives it. */
export interface ReadLog {
  readonly doc: Y.Doc
  /** Updates that were left out, because nothing can be made of them. */
  readonly unreadable: number
  /** False if the document is not what the log held when it was written. */
  readonly isWhole: boolean
}

/**
 * Puts a document together from its log. What a damaged disk gives back is left out, so that the rest is there [ST10].
 * `fingerprint` is what the document had when it was written last; without it damage shows only where Yjs fails.
 */
export function readLog(
  updates: readonly Uint8Array[],
  make: () => Y.Doc = () => new Y.Doc(),
  fingerprint?: Fingerprint,
): ReadLog {
  const isAsWritten = (doc: Y.Doc) => fingerprint === undefined || fingerprintOf(doc) === fingerprint
  const all = applied(updates, make)
  if (all.doc !== null && isAsWritten(all.doc)) return { doc: all.doc, unreadable: 0, isWhole: true }
  all.doc?.destroy()
  let readable = updates.filter(isReadable)
  for (;;) {
    const { doc, failed } = applied(readable, make)
    const unreadable = updates.length - readable.length
    if (doc !== null) {
      const isWhole = isAsWritten(doc) && (fingerprint !== undefined || unreadable === 0)
      return { doc, unreadable, isWhole }
    }
    readable = readable.filter((update) => update !== failed)
  }
}

type Applied = { readonly doc: Y.Doc; readonly failed: null } | { readonly doc: null; readonly failed: Uint8Array }

/** Yjs decodes while it applies: after a failure the document is of no use. */
function applied(updates: readonly Uint8Array[], make: () => Y.Doc): Applied {
  const doc = make()
  for (const update of updates) {
    try {
      Y.applyUpdate(doc, update)
    } catch {
      doc.destroy()
      return { doc: null, failed: update }
    }
  }
  return { doc, failed: null }
}

/** What is not well-formed would end the sessions with whoever it is sent to. A long one may have grown beyond that [EX6]. */
const isReadable = (update: Uint8Array) =>
  isWellFormedUpdate(update) || (update.length > 2 * mostStructs && decodes(update))

function decodes(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
