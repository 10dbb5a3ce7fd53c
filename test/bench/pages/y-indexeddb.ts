import { IndexeddbPersistence, storeState } from 'y-indexeddb'
import * as Y from 'yjs'
import type { BenchPost } from '../posts.ts'
import { typeAtPace } from './bench-page.ts'

/** The named peer: one Y.Doc for the plan, kept by y-indexeddb. */
let doc = new Y.Doc()

async function open(): Promise<IndexeddbPersistence> {
  doc = new Y.Doc()
  const kept = new IndexeddbPersistence('plan', doc)
  await kept.whenSynced
  return kept
}

const posts = () => doc.getMap<Y.Map<unknown>>('posts')

function textOf(id: string): Y.Text {
  const text = posts().get(id)?.get('text')
  if (!(text instanceof Y.Text)) throw new Error(`no post ${id}`)
  return text
}

/** Reads behind every write that was queued before: then those are done. */
async function settled(kept: IndexeddbPersistence): Promise<void> {
  await storeState(kept, false)
}

function add(to: Y.Doc, post: BenchPost): void {
  const map = new Y.Map<unknown>()
  map.set('text', new Y.Text(post.text))
  map.set('instant', post.instant)
  map.set('status', post.status)
  to.getMap('posts').set(post.id, map)
}

/**
 * The post as typed in a session of its own, six characters at a time with a correction after each: 1.7 KB for 350
 * characters, as posts are that people wrote rather than pasted. Every start of an app writes as a new client.
 */
function ownUpdate(post: BenchPost): Uint8Array {
  const session = new Y.Doc()
  add(session, { ...post, text: '' })
  const text = session.getMap<Y.Map<unknown>>('posts').get(post.id)?.get('text')
  if (!(text instanceof Y.Text)) throw new Error('the post has no text')
  for (let start = 0; start < post.text.length; start += 6) {
    text.insert(text.length, `${post.text.slice(start, start + 6)}oops`)
    text.delete(text.length - 4, 4)
  }
  return Y.encodeStateAsUpdate(session)
}

window.bench = {
  fill: async (all, how) => {
    const kept = await open()
    const start = performance.now()
    if (how === 'once') {
      doc.transact(() => {
        for (const post of all) add(doc, post)
      })
    } else if (how === 'grown') Y.applyUpdate(doc, Y.mergeUpdates(all.map(ownUpdate)))
    else for (const post of all) doc.transact(() => add(doc, post))
    await settled(kept)
    return performance.now() - start
  },
  openMonth: async (from, to) => {
    const start = performance.now()
    await open()
    let cards = 0
    let first = ''
    for (const [id, post] of posts()) {
      const instant = post.get('instant')
      if (typeof instant === 'number' && instant >= from && instant < to) {
        const text = post.get('text')
        if (text instanceof Y.Text && text.toString().length >= 0) {
          cards += 1
          first ||= id
        }
      }
    }
    return { ms: performance.now() - start, cards, first }
  },
  openPost: async (id) => {
    const start = performance.now()
    await open()
    textOf(id).toString()
    return performance.now() - start
  },
  type: async (id, keys, everyMs) => {
    const kept = await open()
    const text = textOf(id)
    await typeAtPace(keys, everyMs, (index) => text.insert(text.length, String(index % 10)))
    await settled(kept)
  },
}
