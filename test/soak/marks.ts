import * as Y from 'yjs'
import { createPost } from '../../shared/plan/post-document.ts'
import { textOf } from '../../shared/plan/post-text.ts'
import { fingerprintOf } from '../../shared/replica/fingerprint.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { DocChange, DocId } from '../../shared/replica/store.ts'
import type { SeededRandom } from '../support/seeded-random.ts'

/** One change that can be found again. */
export interface Mark {
  readonly id: DocId
  readonly mark: string
}

const marksOf = (doc: Y.Doc) => doc.getMap('marks')

/** Types into a post, deletes a little of it, and leaves a mark. */
export function scribble(doc: Y.Doc, mark: string, random: SeededRandom): void {
  const text = textOf(doc)
  if (text.length > 600 || (text.length > 8 && random.chance(0.3))) {
    const at = random.below(text.length - 4)
    text.delete(at, Math.min(text.length > 600 ? 200 : 4, text.length - at))
  }
  text.insert(random.below(text.length + 1), random.pick(['a', 'und ', '🦀', 'the library ', '\n']))
  doc.getMap('post').set(random.pick(['status', 'assignee', 'link']), random.below(1000))
  marksOf(doc).set(mark, true)
}

/** A new post with a mark, as an import prepares it. */
export function newPost(id: DocId, mark: string, random: SeededRandom, now: number): DocChange {
  const doc = new Y.Doc()
  doc.clientID = random.below(2 ** 31)
  const words = Array.from({ length: 20 + random.below(40) }, () =>
    random.pick(['we', 'stay', 'open', 'until', 'Friday', 'bring']),
  )
  createPost(doc, { text: words.join(' ') }, now)
  marksOf(doc).set(mark, true)
  return { id, doc, update: Y.encodeStateAsUpdate(doc), fingerprint: fingerprintOf(doc) }
}

/** The marks that the replica lacks. */
export async function lacking(replica: Replica, marks: readonly Mark[]): Promise<readonly string[]> {
  const byDocument = new Map<DocId, string[]>()
  for (const { id, mark } of marks) byDocument.set(id, [...(byDocument.get(id) ?? []), mark])
  const lost: string[] = []
  for (const [id, wanted] of byDocument) {
    const there = (await replica.read(id, (doc) => new Set(marksOf(doc).keys()))) ?? new Set()
    lost.push(...wanted.filter((mark) => !there.has(mark)))
  }
  return lost
}
