import * as Y from 'yjs'
import type { Post, PostPatch } from '../../../shared/plan/post.ts'
import { changePost, readPost, touchPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { isPostText } from '../../../shared/plan/variants.ts'

// Marks this person's changes of fields, so that their undo knows them; the editor has its own mark for the text.
const ownFields = Symbol('own change of fields')

/** Everything of a post but its wordings, which the editor shows by itself. */
export type PostFields = Omit<Post, 'text' | 'variants'>

/** One person's editing of one open post: text and fields, with one undo over both that takes back only their own. */
export interface PostEditing {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly undoManager: Y.UndoManager
  /** Changes fields as one step of undo. */
  change(patch: PostPatch): void
  /** The post as it is now; the same object until something changes. Null while the document is empty. */
  read(): Post | null
  /** The same object until something besides the text changes: nothing is drawn again for each key. */
  fields(): PostFields | null
  subscribe(onChange: () => void): () => void
  destroy(): void
}

/** Starts editing an open document. `now` gives UTC milliseconds. */
export function editPost(doc: Y.Doc, now: () => number): PostEditing {
  const undoManager = new Y.UndoManager(doc, { trackedOrigins: new Set([ownFields]) })
  let current = readPost(doc)
  let fields = fieldsOf(current)
  const listeners = new Set<() => void>()
  const changed = () => {
    current = readPost(doc)
    const next = fieldsOf(current)
    if (JSON.stringify(next) !== JSON.stringify(fields)) fields = next
    for (const listener of listeners) listener()
  }
  const text = textOf(doc)
  const typed = (transaction: Y.Transaction) => {
    if (!transaction.local || ![...transaction.changed.keys()].some((type) => isPostText(doc, type))) return
    // After the transaction: a change within the observer would join the person's undo step.
    queueMicrotask(() => touchPost(doc, now()))
  }
  doc.on('update', changed)
  doc.on('afterTransaction', typed)
  return {
    doc,
    text,
    undoManager,
    change(patch) {
      undoManager.stopCapturing()
      changePost(doc, patch, now(), ownFields)
      undoManager.stopCapturing()
    },
    read: () => current,
    fields: () => fields,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
    destroy() {
      doc.off('update', changed)
      doc.off('afterTransaction', typed)
      undoManager.destroy()
    },
  }
}

function fieldsOf(post: Post | null): PostFields | null {
  if (post === null) return null
  const { text: _text, variants: _variants, ...fields } = post
  return fields
}
