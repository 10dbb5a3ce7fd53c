import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, exchange } from '../../test/support/copied-docs.ts'
import { fingerprintOf } from '../replica/fingerprint.ts'
import { type AsideName, asideBeginning, asideFor, otherAsides } from './asides.ts'
import { begin } from './beginning.ts'
import { contentName } from './content.ts'
import type { Post } from './post.ts'
import { createPost, readPost } from './post-document.ts'
import { placeOf } from './variants.ts'

const channel = 'x'

/** A post as an earlier version left it. */
function oldPost(kept: Partial<Record<AsideName, unknown>> = {}): Y.Doc {
  const doc = new Y.Doc()
  createPost(doc, { text: 'Hello', channels: [channel] }, 1_000)
  for (const [name, words] of Object.entries(kept)) doc.getMap('variant-settings').set(`${name}:${channel}`, words)
  return doc
}

/** The text as an editor takes it before an edit. */
function forEdit(doc: Y.Doc, name: AsideName = 'firstComment'): Y.Text {
  const beginning = asideBeginning(doc, channel, name)
  begin(doc, beginning)
  return doc.getText(beginning.name)
}

const said = (doc: Y.Doc) => readPost(doc)?.variants.get(channel)?.firstComment ?? ''

test('two people who write a first comment at once both have their words in it [VA7]', () => {
  const mine = oldPost()
  const theirs = copyOf(mine)
  forEdit(mine).insert(0, 'Map: example.org')
  forEdit(theirs).insert(0, 'Bring a friend. ')
  forEdit(theirs, 'contentWarning').insert(0, 'Crowds')
  exchange(mine, theirs)
  expect(said(mine)).toContain('Map: example.org')
  expect(said(mine)).toContain('Bring a friend. ')
  expect(readPost(mine)?.variants.get(channel)?.contentWarning).toBe('Crowds')
  expect(said(theirs)).toBe(said(mine))
})

test('what an earlier version kept counts until somebody writes, and two who do at once double nothing [VA7]', () => {
  const mine = oldPost({ firstComment: 'Link in bio 🎈' })
  const theirs = copyOf(mine)
  const before = fingerprintOf(mine)
  expect(said(mine)).toBe('Link in bio 🎈')
  expect(fingerprintOf(mine), 'reading writes nothing').toBe(before)
  forEdit(mine).insert(14, ' now')
  forEdit(theirs).insert(0, 'See: ')
  exchange(mine, theirs)
  expect(said(mine)).toBe('See: Link in bio 🎈 now')
  expect(fingerprintOf(mine)).toBe(fingerprintOf(theirs))
  forEdit(mine).delete(0, forEdit(mine).length)
  expect(said(mine), 'what was taken over can be taken out').toBe('')
})

test('taking over what was kept changes nothing of what is approved [AP2, VA7]', () => {
  const doc = oldPost({ firstComment: 'Link in bio', contentWarning: 'Crowds' })
  const before = contentName(readPost(doc) as Post)
  forEdit(doc)
  forEdit(doc, 'contentWarning')
  expect(contentName(readPost(doc) as Post)).toEqual(before)
})

test('an earlier version that writes once more is heard, and what was written here can be had again [VA7]', () => {
  const doc = oldPost({ firstComment: 'Link in bio' })
  forEdit(doc).insert(11, ', below')
  doc.getMap('variant-settings').set('firstComment:x', 'Link in our bio')
  expect(said(doc)).toBe('Link in our bio')
  expect(otherAsides(doc, channel, 'firstComment')).toEqual(['Link in bio, below'])
  const text = forEdit(doc)
  text.insert(text.length, ' Link in bio, below')
  expect(otherAsides(doc, channel, 'firstComment'), 'what stands in the text is not offered').toEqual([])
})

test('undo takes back what a person wrote, never what was taken over [VA3, VA7]', () => {
  const doc = oldPost({ firstComment: 'Link in bio' })
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['me']) })
  const text = forEdit(doc)
  doc.transact(() => text.insert(0, 'See: '), 'me')
  undo.undo()
  expect(said(doc)).toBe('Link in bio')
})

test('what cannot be what an earlier version kept is nothing', () => {
  for (const kept of [7, null, ['words'], 'a'.repeat(10_001)]) expect(said(oldPost({ firstComment: kept }))).toBe('')
  expect(said(oldPost({ firstComment: 'a\ud83c' }))).toBe('a\ufffd')
})

test('a text beside a channel’s own is told by where it stands', () => {
  const doc = oldPost({ firstComment: 'Link in bio' })
  expect(placeOf(doc, forEdit(doc))).toEqual({ channel })
  expect(placeOf(doc, doc.getText('contentWarning:a:b:'))).toEqual({ channel: 'a:b' })
  expect(placeOf(doc, doc.getText('contentWarning:a'))).toBeNull()
})

const step = fc.record({
  at: fc.nat(2),
  what: fc.constantFrom('type', 'type', 'erase', 'keep', 'undo', 'meet', 'meet'),
  where: fc.nat(40),
  other: fc.nat(2),
})

/** A sign for each step, found nowhere else. */
const signOf = (index: number) => String.fromCodePoint(0xe000 + index)
const kept = ['', 'one', 'one two', 'three'] as const

test('whatever three write at once, beside earlier versions, all read the same and no sign is lost or doubled [VA7]', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kept), fc.array(step, { maxLength: 40 }), (first, steps) => {
      const start = oldPost({ firstComment: first })
      const docs = [start, copyOf(start), copyOf(start)]
      const undo = docs.map((doc) => new Y.UndoManager(doc, { trackedOrigins: new Set(['mine']), captureTimeout: 0 }))
      for (const [index, { at, what, where, other }] of steps.entries()) {
        const [doc, there] = [docs[at] ?? start, docs[other] ?? start]
        if (what === 'type') {
          const text = forEdit(doc)
          text.insert(where % (text.length + 1), signOf(index))
        }
        if (what === 'erase') {
          const text = forEdit(doc)
          const place = where % (text.length + 1)
          if (/[a-z]/.test(text.toString().charAt(place))) doc.transact(() => text.delete(place, 1), 'mine')
        }
        if (what === 'keep') doc.getMap('variant-settings').set('firstComment:x', kept[where % kept.length])
        if (what === 'undo') undo[at]?.undo()
        if (what === 'meet' && doc !== there) exchange(doc, there)
      }
      for (let round = 0; round < 2; round++) for (const doc of docs.slice(1)) exchange(start, doc)
      const written = [asideFor(start, channel, 'firstComment'), ...otherAsides(start, channel, 'firstComment')]
      for (const doc of docs) {
        expect(said(doc)).toBe(written[0])
        expect(otherAsides(doc, channel, 'firstComment')).toEqual(written.slice(1))
        expect(fingerprintOf(doc)).toBe(fingerprintOf(start))
      }
      for (const [index, { what }] of steps.entries()) {
        if (what === 'type') expect(written.join('').split(signOf(index))).toHaveLength(2)
      }
      for (const words of written) expect(words.match(/o/g)?.length ?? 0, 'no words are there twice').toBeLessThan(3)
    }),
    { seed: 33, numRuns: 300 },
  )
})
