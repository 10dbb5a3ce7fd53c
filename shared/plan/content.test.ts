import fc from 'fast-check'
import { toHexString } from 'lib0/buffer'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeAside } from './asides.ts'
import { contentName, contentNameBytes, differingParts, isSameContent } from './content.ts'
import type { ContentPart, Post } from './post.ts'
import { changePost, createPost, readPost } from './post-document.ts'
import { changeAlt, moveMedia } from './post-media.ts'
import { textOf } from './post-text.ts'
import { changeVariant } from './variant-settings.ts'
import { detach, reattach } from './variants.ts'

const [first, second] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string]

function newPost() {
  const doc = new Y.Doc()
  const media = [
    { id: 'u1', asset: first, alt: 'A cat' },
    { id: 'u2', asset: second, alt: 'A dog' },
  ]
  createPost(doc, { text: 'Hello', channels: ['x', 'y'], media }, 1_000)
  return doc
}

function post(doc: Y.Doc): Post {
  const read = readPost(doc)
  if (read === null) throw new Error('No post.')
  return read
}

/** What an edit changes of the content. */
function changedBy(edit: (doc: Y.Doc) => void): readonly ContentPart[] {
  const doc = newPost()
  const before = contentName(post(doc))
  edit(doc)
  const after = contentName(post(doc))
  const parts = differingParts(before, after)
  expect(isSameContent(before, after)).toBe(parts.length === 0)
  return parts
}

test('[AP2] what people will see is what is approved', () => {
  expect(changedBy((doc) => textOf(doc).insert(5, '!'))).toEqual(['text'])
  expect(changedBy((doc) => detach(doc, 'x').insert(0, 'Oh. '))).toEqual(['versions'])
  expect(changedBy((doc) => writeAside(doc, 'y', 'firstComment', 'More'))).toEqual(['versions'])
  expect(changedBy((doc) => writeAside(doc, 'y', 'contentWarning', 'Cats'))).toEqual(['versions'])
  expect(changedBy((doc) => changeVariant(doc, 'y', { link: 'https://example.org/' }))).toEqual(['versions'])
  expect(changedBy((doc) => changeVariant(doc, 'y', { isThread: true }))).toEqual(['versions'])
  expect(changedBy((doc) => changeVariant(doc, 'y', { media: ['u2'] }))).toEqual(['versions'])
  expect(changedBy((doc) => changeVariant(doc, 'y', { media: ['u2', 'u1'] }))).toEqual(['versions'])
  expect(changedBy((doc) => changePost(doc, { removeMedia: ['u1'] }, 2_000))).toEqual(['media'])
  expect(changedBy((doc) => changeAlt(doc, 'u1', 'A cat asleep'))).toEqual(['media'])
  expect(changedBy((doc) => moveMedia(doc, 'u1', 1))).toEqual(['media'])
  expect(changedBy((doc) => changePost(doc, { addChannels: ['z'] }, 2_000))).toEqual(['channels'])
})

test('[AP2] when it goes out, how far it is, and labels, people and notes in the plan are no part of it', () => {
  const schedule = { wall: '2026-12-01T09:00', zone: 'UTC', instant: Date.UTC(2026, 11, 1, 9) }
  const patch = { schedule, status: 'scheduled', campaign: 'c', assignee: 'm', language: 'de', addTags: ['t'] } as const
  expect(changedBy((doc) => changePost(doc, patch, 2_000))).toEqual([])
  expect(changedBy((doc) => changePost(doc, { link: 'https://example.org/1' }, 2_000))).toEqual([])
})

test('[AP2] what a channel does not show by itself is no part of it', () => {
  expect(changedBy((doc) => detach(doc, 'z').insert(0, 'For nobody. '))).toEqual([])
  expect(changedBy((doc) => writeAside(doc, 'z', 'firstComment', 'For nobody'))).toEqual([])
  expect(changedBy((doc) => detach(doc, 'x'))).toEqual([])
  expect(changedBy((doc) => changeVariant(doc, 'x', { media: ['u1', 'u2'] }))).toEqual([])
})

test('[AP2] what was taken back is as it was, however often it was edited', () => {
  const doc = newPost()
  const before = contentName(post(doc))
  textOf(doc).insert(0, 'Oh. ')
  detach(doc, 'x').insert(0, 'And. ')
  changePost(doc, { removeMedia: ['u1'], removeChannels: ['y'] }, 2_000)
  textOf(doc).delete(0, 4)
  reattach(doc, 'x')
  changePost(doc, { addMedia: [{ id: 'u9', asset: first, alt: 'A cat', at: 0 }], addChannels: ['y'] }, 3_000)
  expect(isSameContent(contentName(post(doc)), before)).toBe(true)
})

test('[AP2] two different contents never have one encoding: no text flows over into another field', () => {
  const use = fc.record({ id: fc.constantFrom('u1', 'u2'), asset: fc.constantFrom(first, second), alt: fc.string() })
  const media = fc.uniqueArray(use, { maxLength: 2, selector: ({ id }) => id })
  const variant = fc.record({
    text: fc.option(fc.constantFrom('', 'a', 'ab')),
    link: fc.constant(null),
    firstComment: fc.constantFrom('', 'a', 'b'),
    contentWarning: fc.constantFrom('', 'a', 'b'),
    media: fc.option(fc.subarray(['u1', 'u2'])),
    isThread: fc.boolean(),
  })
  const content = fc.record({
    text: fc.constantFrom('', 'a', 'ab', 'b'),
    channels: fc.subarray(['x', 'y']),
    media,
    variants: fc.dictionary(fc.constantFrom('x', 'y', 'z'), variant).map((all) => new Map(Object.entries(all))),
  })
  /** What goes out, said another way than by the name. */
  const outgoing = ({ text, channels, media: all, variants }: Parameters<typeof contentName>[0]) =>
    JSON.stringify({
      text,
      media: all.map(({ asset, alt }) => [asset, alt]),
      channels: [...channels].sort().map((channel) => {
        const own = variants.get(channel)
        const shown = own?.media ?? null
        const places = all.map((_, at) => at)
        const ids = all.map(({ id }) => id)
        return [
          ...[channel, own?.text ?? text, own?.link ?? null, own?.firstComment ?? '', own?.contentWarning ?? ''],
          own?.isThread === true,
          shown === null ? places : shown.map((id) => ids.indexOf(id)).filter((at) => at >= 0),
        ]
      }),
    })
  fc.assert(
    fc.property(content, content, (a, b) => {
      expect(isSameContent(contentName(a), contentName(b))).toBe(outgoing(a) === outgoing(b))
    }),
    { seed: 72, numRuns: 2_000 },
  )
})

test('[AP2] its name is these bytes, so that every version names it the same', () => {
  const name = contentName(post(newPost()))
  expect(name).toHaveLength(contentNameBytes)
  // Computed with Python's hashlib from the words of the rule.
  expect(toHexString(name)).toBe(
    '7c173499b3864cdba7ec244cd89a79f6360138f8079884f87b029ad76e5c939e7abb4ffacc871c456badec04bbfa9ed1',
  )
})
