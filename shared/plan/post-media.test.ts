import fc from 'fast-check'
import { type Encoder, writeAny, writeVarUint } from 'lib0/encoding'
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf } from '../../test/support/copied-docs.ts'
import { madeUpdate } from '../../test/support/yjs-update.ts'
import { createPost, readPost } from './post-document.ts'
import { addMedia, changeAlt, moveMedia, readMedia, removeMedia } from './post-media.ts'

const asset = (letter: string) => letter.repeat(64)
const use = (id: string, alt = '') => ({ id, asset: asset(id.slice(0, 1)), alt })
const ids = (doc: Y.Doc) => readMedia(doc).map(({ id }) => id)

function postWith(...names: readonly string[]): Y.Doc {
  const doc = new Y.Doc()
  createPost(doc, { text: 'Hello', media: names.map((name) => use(name)) }, 0)
  return doc
}

function merge(...docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update)
}

describe('the media of a post [AS4]', () => {
  it('are described where the words are, whatever a hostile member hides among them', () => {
    const doc = postWith()
    addMedia(doc, [use('a1', 'A duck')])
    const alt = (doc.getMap('media').get('a1') as Y.Map<unknown>).get('alt') as Y.Text
    const place = alt._start?.id
    if (place === undefined) throw new Error('There are words.')
    const [client, clock] = [place.client, place.clock]
    const write = (encoder: Encoder) => {
      writeVarUint(encoder, 1)
      writeAny(encoder, 1)
    }
    const hidden = {
      kind: 'item',
      content: 8,
      write,
      origin: [client, clock],
      rightOrigin: [client, clock + 1],
    } as const
    Y.applyUpdate(doc, madeUpdate({ clients: [{ client: 99, clock: 0, structs: [hidden] }] }))
    changeAlt(doc, 'a1', 'A ducks')
    expect(readMedia(doc)).toEqual([use('a1', 'A ducks')])
  })

  it('are in order, each with its own words, also when one asset is used twice', () => {
    const doc = postWith('a1', 'b1')
    addMedia(doc, [{ ...use('a2', 'A duck'), at: 1 }])
    expect(readPost(doc)?.media).toEqual([use('a1'), use('a2', 'A duck'), use('b1')])
    moveMedia(doc, 'a2', 0)
    expect(ids(doc)).toEqual(['a2', 'a1', 'b1'])
    moveMedia(doc, 'a2', 2)
    expect(ids(doc)).toEqual(['a1', 'b1', 'a2'])
    removeMedia(doc, ['b1'])
    expect(ids(doc)).toEqual(['a1', 'a2'])
  })

  it('merge when two people add, move and describe at once', () => {
    const ana = postWith('a', 'b', 'c')
    const ben = copyOf(ana)
    moveMedia(ana, 'c', 0)
    changeAlt(ana, 'a', 'A duck')
    addMedia(ben, [use('d', 'A drake')])
    changeAlt(ben, 'a', 'in a pond')
    moveMedia(ben, 'c', 1)
    merge(ana, ben)
    expect(readMedia(ana)).toEqual(readMedia(ben))
    expect(new Set(ids(ana))).toEqual(new Set(['a', 'b', 'c', 'd']))
    const alt = readMedia(ana).find(({ id }) => id === 'a')?.alt
    expect(alt).toContain('A duck')
    expect(alt).toContain('in a pond')
  })

  it('change only the words that differ', () => {
    const doc = postWith('a')
    changeAlt(doc, 'a', 'A duck in a pond')
    const ben = copyOf(doc)
    changeAlt(doc, 'a', 'A small duck in a pond')
    changeAlt(ben, 'a', 'A duck in a large pond')
    merge(doc, ben)
    expect(readMedia(doc)[0]?.alt).toBe('A small duck in a large pond')
  })

  it('leave out what a hostile document holds in their place', () => {
    const doc = postWith('a')
    doc.getMap('media').set('b', 'words')
    doc.getMap('media').set('c', new Y.Map([['asset', '../../etc/passwd']]))
    doc.getMap('media').set(
      'd',
      new Y.Map<unknown>([
        ['asset', asset('d')],
        ['alt', 7],
      ]),
    )
    doc.getArray('media-order').insert(0, ['x', 7, 'd', 'd'])
    expect(readMedia(doc)).toEqual([use('d'), use('a')])
  })
})

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const name = fc.constantFrom(...names)
const step = fc.record({
  who: fc.nat({ max: 2 }),
  what: fc.oneof(
    fc.record({ kind: fc.constant('add' as const), name, at: fc.nat({ max: 6 }) }),
    fc.record({ kind: fc.constant('move' as const), name, at: fc.nat({ max: 6 }) }),
    fc.record({ kind: fc.constant('alt' as const), name, word: fc.constantFrom('duck', 'pond', 'moon') }),
    fc.record({ kind: fc.constant('meet' as const) }),
  ),
})

test('whatever three people do at once, all see the same, and nothing that was added is lost [AS4]', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const first = postWith('a', 'b')
      const docs = [first, copyOf(first), copyOf(first)]
      const added = new Set<string>(['a', 'b'])
      const words = new Map<string, Set<string>>()
      for (const { who, what } of steps) {
        const doc = docs[who] ?? first
        if (what.kind === 'meet') merge(doc, docs[(who + 1) % 3] ?? first)
        else if (what.kind === 'add') {
          // Ids are made by whoever adds: two people never make the same.
          const id = what.name === 'a' || what.name === 'b' ? what.name : `${what.name}${who}`
          if (addMedia(doc, [{ ...use(id), at: what.at }])) added.add(id)
        } else if (what.kind === 'move') moveMedia(doc, what.name, what.at)
        else {
          const before = readMedia(doc).find(({ id }) => id === what.name)
          if (before === undefined) continue
          changeAlt(doc, what.name, `${before.alt} ${what.word}`)
          words.set(what.name, (words.get(what.name) ?? new Set()).add(what.word))
        }
      }
      merge(...docs)
      for (const doc of docs) {
        expect(readMedia(doc)).toEqual(readMedia(first))
        expect(new Set(ids(doc))).toEqual(added)
      }
      for (const [id, said] of words) {
        const letters = readMedia(first).find((one) => one.id === id)?.alt.length ?? 0
        expect(letters).toBeGreaterThanOrEqual(Math.max(...[...said].map((word) => word.length)))
      }
    }),
    { seed: 17, numRuns: 300 },
  )
})
