import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, exchange } from '../../test/support/copied-docs.ts'
import { fingerprintOf } from '../replica/fingerprint.ts'
import { writeAside } from './asides.ts'
import { createPost, readPost } from './post-document.ts'
import { textOf } from './post-text.ts'
import { changeVariant } from './variant-settings.ts'
import {
  chooseWording,
  chosenBase,
  detach,
  otherWordings,
  placeOf,
  reattach,
  textFor,
  touchedPlaces,
} from './variants.ts'

const channel = 'x'

function newPost(text: string): Y.Doc {
  const doc = new Y.Doc()
  createPost(doc, { text }, 1_000)
  return doc
}

test('a channel says what the shared text says until it is detached, and goes its own way then [VA1]', () => {
  const doc = newPost('Come on Friday')
  expect(textFor(doc, channel)).toBe(textOf(doc))
  detach(doc, channel).insert(0, 'Please: ')
  textOf(doc).insert(14, '!')
  expect(textFor(doc, channel).toString()).toBe('Please: Come on Friday')
  expect(readPost(doc)?.variants.get(channel)?.text).toBe('Please: Come on Friday')
  expect(textFor(doc, 'other').toString()).toBe('Come on Friday!')
})

test('two people who detach from the same text at the same time share one wording and double nothing [VA2]', () => {
  const mine = newPost('Come on Friday 🎈')
  const theirs = copyOf(mine)
  detach(mine, channel).insert(0, 'Please: ')
  detach(theirs, channel).insert(17, ' at 6')
  exchange(mine, theirs)
  expect(textFor(mine, channel).toString()).toBe('Please: Come on Friday 🎈 at 6')
  expect(textFor(theirs, channel).toString()).toBe('Please: Come on Friday 🎈 at 6')
  expect(fingerprintOf(mine)).toBe(fingerprintOf(theirs))
})

test('two who detach from different texts: one wording counts, the other can be reached and chosen [VA1, VA5]', () => {
  const mine = newPost('Come on Friday')
  const theirs = copyOf(mine)
  textOf(theirs).insert(14, '!')
  detach(mine, channel).insert(0, 'Mine: ')
  detach(theirs, channel).insert(0, 'Theirs: ')
  exchange(mine, theirs)
  const [other] = otherWordings(mine, channel)
  expect([textFor(mine, channel).toString(), other?.text].sort()).toEqual([
    'Mine: Come on Friday',
    'Theirs: Come on Friday!',
  ])
  expect(otherWordings(theirs, channel)).toEqual(otherWordings(mine, channel))
  chooseWording(theirs, channel, other?.base ?? '')
  exchange(mine, theirs)
  expect(textFor(mine, channel).toString()).toBe(other?.text)
})

test('after re-attaching, the next wording begins with the shared text, and the last one is kept [VA5]', () => {
  const doc = newPost('Come on Friday')
  detach(doc, channel).insert(0, 'Please: ')
  reattach(doc, channel)
  expect(chosenBase(doc, channel)).toBeNull()
  expect(detach(doc, channel).toString()).toBe('Come on Friday')
  expect(otherWordings(doc, channel).map(({ text }) => text)).toEqual(['Please: Come on Friday'])
  reattach(doc, channel)
  detach(doc, channel)
  expect(otherWordings(doc, channel), 'an untouched beginning is used again').toHaveLength(1)
})

test('undo takes back what one person wrote and chose, never the beginning nor what another wrote [VA3, VA4]', () => {
  const mine = newPost('Come on Friday')
  const theirs = copyOf(mine)
  const undo = new Y.UndoManager(mine, { trackedOrigins: new Set(['me']), captureTimeout: 10_000 })
  const text = detach(mine, channel, 'me')
  mine.transact(() => text.insert(0, 'Please: '), 'me')
  exchange(mine, theirs)
  chooseWording(theirs, channel, chosenBase(theirs, channel) ?? '')
  textFor(theirs, channel).insert(22, '!')
  exchange(mine, theirs)
  undo.undo()
  expect(textFor(mine, channel).toString()).toBe('Come on Friday!')
  undo.redo()
  expect(textFor(mine, channel).toString()).toBe('Please: Come on Friday!')
})

test('undo of a first edit that nobody joined attaches the channel again', () => {
  const doc = newPost('Come on Friday')
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['me']), captureTimeout: 10_000 })
  const text = detach(doc, channel, 'me')
  doc.transact(() => text.insert(0, 'x'), 'me')
  undo.undo()
  expect(chosenBase(doc, channel)).toBeNull()
  expect(otherWordings(doc, channel)).toEqual([])
})

test('an empty shared text, and one that cannot be encoded, can be detached from', () => {
  const empty = newPost('')
  detach(empty, channel).insert(0, 'Now there is something')
  expect(readPost(empty)?.variants.get(channel)?.text).toBe('Now there is something')
  const torn = newPost('a\ud83c')
  expect(detach(torn, channel).toString()).toBe('a\ufffd')
})

test('whatever a peer puts in place of variants, the rest of the post can be read', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constant('0123456789abcdef'), fc.constant('0123456789abcdef.7'))
  const key = fc.constantFrom('x', '', '__proto__', 'constructor', 'media:x', 'link:x', 'isThread:__proto__', ':')
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.dictionary(key, value), (chosen, settings) => {
      const doc = newPost('Still here')
      for (const [name, stored] of Object.entries(chosen)) doc.getMap('variants').set(name, stored)
      for (const [name, stored] of Object.entries(settings)) doc.getMap('variant-settings').set(name, stored)
      expect(readPost(doc)?.text).toBe('Still here')
      expect(detach(doc, 'x').toString()).toBe('Still here')
    }),
    { seed: 31, numRuns: 300 },
  )
})

test('settings of one channel, decided by two people at once, all stay [VA6]', () => {
  const mine = newPost('Come on Friday')
  const theirs = copyOf(mine)
  changeVariant(mine, channel, { link: 'https://example.org/', media: ['b', 'a'] })
  changeVariant(theirs, channel, { isThread: true })
  writeAside(theirs, channel, 'contentWarning', 'Politics')
  exchange(mine, theirs)
  expect(readPost(mine)?.variants.get(channel)).toEqual({
    text: null,
    link: 'https://example.org/',
    firstComment: '',
    contentWarning: 'Politics',
    media: ['b', 'a'],
    isThread: true,
  })
  expect(readPost(theirs)?.variants).toEqual(readPost(mine)?.variants)
  changeVariant(mine, channel, { link: null, media: null, isThread: false })
  mine.getText('contentWarning:x:').delete(0, 8)
  expect(readPost(mine)?.variants.size).toBe(0)
})

test('a post that is made as a copy of another has its variants', () => {
  const doc = newPost('Come on Friday')
  detach(doc, channel).insert(0, 'Please: ')
  writeAside(doc, 'y', 'firstComment', 'Link in bio')
  const post = readPost(doc)
  if (post === null) throw new Error('The post is gone.')
  const copy = new Y.Doc()
  createPost(copy, { text: post.text, variants: post.variants }, 2_000)
  expect(readPost(copy)?.variants).toEqual(post.variants)
  reattach(copy, channel)
  expect(detach(copy, channel).toString()).toBe('Come on Friday')
  expect(otherWordings(copy, channel).map(({ text }) => text)).toEqual(['Please: Come on Friday'])
})

test('texts, and choices among them, are told from other parts of the document by where they stand', () => {
  const doc = newPost('Come on Friday')
  expect(placeOf(doc, textOf(doc))).toEqual({ channel: null })
  expect(placeOf(doc, detach(doc, 'a:b'))).toEqual({ channel: 'a:b' })
  expect(placeOf(doc, doc.getMap('post'))).toBeNull()
  let touched: unknown
  doc.once('afterTransaction', ({ changed }) => {
    touched = touchedPlaces(doc, changed)
  })
  reattach(doc, 'a:b')
  expect(touched).toEqual([{ channel: 'a:b' }])
})

/** One thing that someone does at one of three computers. */
const step = fc.record({
  at: fc.nat(2),
  what: fc.constantFrom('type', 'erase', 'share', 'reattach', 'choose', 'undo', 'meet', 'meet'),
  where: fc.nat(40),
  other: fc.nat(2),
})

/** A sign for each step, found nowhere else. */
const signOf = (index: number) => String.fromCodePoint(0xe000 + index)

class Desk {
  readonly doc: Y.Doc
  readonly #undo: Y.UndoManager

  constructor(doc: Y.Doc) {
    this.doc = doc
    this.#undo = new Y.UndoManager(doc, { trackedOrigins: new Set(['mine']), captureTimeout: 0 })
  }

  /** The channel's own wording, detached if need be, as an editor takes it before an edit. */
  wording(): Y.Text {
    const base = chosenBase(this.doc, channel)
    if (base === null) return detach(this.doc, channel, 'mine')
    chooseWording(this.doc, channel, base, 'mine')
    return textFor(this.doc, channel)
  }

  do({ what, where }: { what: string; where: number }, sign: string): void {
    const insert = (text: Y.Text) => text.insert(where % (text.length + 1), sign)
    if (what === 'type') insert(this.wording())
    if (what === 'share') insert(textOf(this.doc))
    if (what === 'erase') this.#eraseAt(this.wording(), where)
    if (what === 'reattach') reattach(this.doc, channel, 'mine')
    if (what === 'undo') this.#undo.undo()
    const [another] = otherWordings(this.doc, channel)
    if (what === 'choose' && another !== undefined) chooseWording(this.doc, channel, another.base, 'mine')
  }

  /** Only letters of the first text: the signs are what must never get lost. */
  #eraseAt(text: Y.Text, where: number): void {
    const at = where % (text.length + 1)
    if (/[a-z]/.test(text.toString().charAt(at))) this.doc.transact(() => text.delete(at, 1), 'mine')
  }

  everything() {
    const variant = readPost(this.doc)?.variants.get(channel)
    return { variant, others: otherWordings(this.doc, channel), fingerprint: fingerprintOf(this.doc) }
  }
}

test('whatever several do in whatever order, all end with the same, and nothing typed is lost or doubled [VA2, VA5]', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const first = newPost('one two three')
      const desks = [new Desk(first), new Desk(copyOf(first)), new Desk(copyOf(first))] as const
      for (const [index, { at, other, ...act }] of steps.entries()) {
        const [here, there] = [desks[at] ?? desks[0], desks[other] ?? desks[0]]
        if (act.what !== 'meet') here.do(act, signOf(index))
        else if (here !== there) exchange(here.doc, there.doc)
      }
      for (const { doc } of desks.slice(1)) exchange(first, doc)
      for (const { doc } of desks.slice(1)) exchange(first, doc)
      const { variant, others } = desks[0].everything()
      for (const desk of desks) expect(desk.everything()).toEqual(desks[0].everything())
      const written = [variant?.text ?? '', ...others.map(({ text }) => text)].join('')
      for (const [index, { what }] of steps.entries()) {
        if (what === 'type') expect(written.split(signOf(index))).toHaveLength(2)
      }
    }),
    { seed: 32, numRuns: 300 },
  )
})
