import * as Y from 'yjs'
import { fingerprintOf } from '../replica/fingerprint.ts'
import type { DocChange, DocId, Fingerprint } from '../replica/store.ts'
import type { Card, NewPost, Post } from './post.ts'
import { cardOf, createPost, readPost } from './post-document.ts'

/** A change with everything that the tables need, so that the document itself can be let go. */
export interface Prepared {
  readonly id: DocId
  readonly update: Uint8Array
  readonly fingerprint: Fingerprint
  /** The post's card, and all its wordings for the search index; null for a hidden post and for what is no post. */
  readonly row: { readonly card: Card; readonly text: string } | null
}

/** Projects a change of a document. */
export const prepare = ({ id, update, doc, fingerprint }: DocChange): Prepared => ({
  id,
  update,
  fingerprint,
  row: project(id, doc),
})

/** Makes the document of a new post. */
export function prepareNew(id: DocId, post: NewPost, now: number): Prepared {
  const doc = new Y.Doc({ guid: id })
  createPost(doc, post, now)
  const prepared = { id, update: Y.encodeStateAsUpdate(doc), fingerprint: fingerprintOf(doc), row: project(id, doc) }
  doc.destroy()
  return prepared
}

/** The row of a document: null for a hidden post and for what is no post. */
export function project(id: DocId, doc: Y.Doc): Prepared['row'] {
  const post = readPost(doc)
  return post === null || post.deleted ? null : { card: cardOf(id, post), text: wordsOf(post) }
}

/** What a post says anywhere, so that it is found by each channel's words. */
const wordsOf = ({ text, variants }: Post) =>
  [
    text,
    ...[...variants.values()].flatMap((variant) => [variant.text ?? '', variant.firstComment, variant.contentWarning]),
  ]
    .filter((words) => words !== '')
    .join('\n')
