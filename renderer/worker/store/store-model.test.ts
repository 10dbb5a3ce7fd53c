import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createIdSource } from '../../../shared/plan/ids.ts'
import { changePost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { prepareNew } from '../../../shared/plan/prepared.ts'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import { standingClock } from '../../../test/support/plan-worker.ts'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { DexieStore } from './dexie-store.ts'

const random = new SeededRandom(17)
const newId = createIdSource(standingClock(), (length) => random.bytes(length))

const pick = fc.nat()
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('write' as const), count: fc.constantFrom(1, 3, 40) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('type' as const, 'hide', 'show', 'compact'), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
)

interface Known {
  text: string
  hidden: boolean
}

async function docOf(store: DexieStore, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of await store.load(id)) Y.applyUpdate(doc, update)
  return doc
}

async function change(store: DexieStore, id: string, mutate: (doc: Y.Doc) => void): Promise<void> {
  const doc = await docOf(store, id)
  const before = Y.encodeStateVector(doc)
  mutate(doc)
  await store.commit(
    [{ id, doc, update: Y.encodeStateAsUpdate(doc, before), fingerprint: fingerprintOf(doc) }],
    'relaxed',
  )
}

test('[ST4] [ST5] [ST7] written, changed, hidden, compacted and reopened in any order, each post is as it was left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const plan = newId()
      let store = new DexieStore(plan)
      const known = new Map<string, Known>()
      for (const next of [{ kind: 'write' as const, count: 40 }, ...steps]) {
        if (next.kind === 'write') {
          const posts = Array.from({ length: next.count }, (_, at) =>
            prepareNew(newId(), { text: `Post ${at}` }, 1_000),
          )
          await store.write(posts, 'relaxed')
          for (const [at, { id }] of posts.entries()) known.set(id, { text: `Post ${at}`, hidden: false })
        } else if (next.kind === 'reopen') {
          store.close()
          store = new DexieStore(plan)
        } else {
          const [id, post] = [...known][next.pick % known.size] ?? ['', { text: '', hidden: false }]
          if (next.kind === 'compact') await store.compact(id)
          else if (next.kind === 'type') {
            await change(store, id, (doc) => textOf(doc).insert(0, 'x'))
            post.text = `x${post.text}`
          } else {
            post.hidden = next.kind === 'hide'
            await change(store, id, (doc) => changePost(doc, { deleted: post.hidden }, 2_000))
          }
        }
      }
      const directory = await store.directory()
      expect([...directory.keys()].sort()).toEqual([...known.keys()].sort())
      for (const [id, { text }] of known) {
        const doc = await docOf(store, id)
        expect(textOf(doc).toString()).toBe(text)
        expect(directory.get(id)).toBe(fingerprintOf(doc))
      }
      const shown = (await store.database.days.toArray()).flatMap(({ cards }) => cards)
      const expected = [...known].filter(([, { hidden }]) => !hidden)
      expect(shown.map(({ id, title }) => [id, title]).sort()).toEqual(
        expected.map(([id, { text }]) => [id, text]).sort(),
      )
      store.close()
    }),
    { seed: 19, numRuns: 30 },
  )
})
