import * as Y from 'yjs'
import { fingerprintOf } from '../replica/fingerprint.ts'
import type { DocChange, DocId, Fingerprint } from '../replica/store.ts'
import { type ApprovalJudge, approvalOf, noJudge } from './approvals.ts'
import type { Asset } from './asset.ts'
import { readAsset } from './asset-document.ts'
import { docKind } from './doc-kind.ts'
import type { Card, NewPost, Post } from './post.ts'
import { cardOf, createPost, readPost } from './post-document.ts'

/** What the tables show of a document. */
export interface Projection {
  /** The post's card, and all its wordings for the search index; null for a hidden post and for what is no post. */
  readonly row: { readonly card: Card; readonly text: string } | null
  /** Null for what is no asset. A deleted one has its row: posts may still show it. */
  readonly asset: Asset | null
}

/** A change with everything that the tables need, so that the document itself can be let go. */
export interface Prepared extends Projection {
  readonly id: DocId
  readonly update: Uint8Array
  readonly fingerprint: Fingerprint
  readonly own?: readonly number[]
}

/** A change with what its document says, before anybody has looked at what was signed. */
export interface Said extends Pick<Prepared, 'id' | 'update' | 'fingerprint' | 'own' | 'asset'> {
  /** Null for a hidden post and for what is no post. */
  readonly post: Post | null
}

/** What a changed document says now. */
export const saidBy = ({ doc, ...change }: DocChange): Said => ({
  ...change,
  ...readDocument(change.id, doc),
})

/** With what people see of it, as the judge finds. */
export const judged = ({ post, ...said }: Said, judge: ApprovalJudge): Prepared => ({
  ...said,
  row: rowOf(said.id, post, judge),
})

/** Projects a change of a document. */
export const prepare = (change: DocChange, judge: ApprovalJudge): Prepared => judged(saidBy(change), judge)

/** Makes the document of a new post. */
export function prepareNew(id: DocId, post: NewPost, now: number): Prepared {
  const doc = new Y.Doc({ guid: id })
  createPost(doc, post, now)
  const prepared = { id, update: Y.encodeStateAsUpdate(doc), fingerprint: fingerprintOf(doc), ...project(id, doc) }
  doc.destroy()
  return prepared
}

/** Projects a document by what its id says that it is. Left out, the judge knows nobody: for what needs no approval. */
export function project(id: DocId, doc: Y.Doc, judge: ApprovalJudge = noJudge): Projection {
  const { post, asset } = readDocument(id, doc)
  return { row: rowOf(id, post, judge), asset }
}

function readDocument(id: DocId, doc: Y.Doc): Pick<Said, 'post' | 'asset'> {
  const kind = docKind(id)
  const post = kind === 'post' ? readPost(doc) : null
  return { post: post?.deleted === true ? null : post, asset: kind === 'asset' ? readAsset(id, doc) : null }
}

const rowOf = (id: DocId, post: Post | null, judge: ApprovalJudge): Projection['row'] =>
  post === null ? null : { card: cardOf(id, post, approvalOf(id, post, judge)), text: wordsOf(post) }

/** What a post says anywhere, so that it is found by each channel's words. */
const wordsOf = ({ text, variants }: Post) =>
  [
    text,
    ...[...variants.values()].flatMap((variant) => [variant.text ?? '', variant.firstComment, variant.contentWarning]),
  ]
    .filter((words) => words !== '')
    .join('\n')
