import * as Y from 'yjs'
import type { BenchPost } from './posts.ts'

/** A plan as one Y.Doc, each post written in a session of its own, as in life. */
export function oneDocument(posts: readonly BenchPost[]): Y.Doc {
  const doc = new Y.Doc()
  // In one transaction: each looks at all clients, so that one for each of 100,000 posts would take hours.
  doc.transact(() => {
    for (const [index, post] of posts.entries()) {
      doc.clientID = Math.imul(index + 1, 2_654_435_761) >>> 0
      const map = new Y.Map<unknown>()
      map.set('text', new Y.Text(post.text))
      map.set('instant', post.instant)
      doc.getMap('posts').set(post.id, map)
    }
  })
  return doc
}
