import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportPosts } from '../../shared/formats/export/export-posts.ts'
import { exportFormats } from '../../shared/ipc/export-api.ts'
import { asideBeginning, otherAsides } from '../../shared/plan/asides.ts'
import { begin } from '../../shared/plan/beginning.ts'
import { readLists } from '../../shared/plan/lists-document.ts'
import { changePost, createPost, readPost } from '../../shared/plan/post-document.ts'
import { project } from '../../shared/plan/prepared.ts'
import { detach, otherWordings } from '../../shared/plan/variants.ts'

const runs = Number(process.env.PLACARD_FUZZ_DOCUMENTS ?? 300)
const seed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)
const postId = '018f0000-0000-7000-8000-00000000000a'
const hash = 'ab'.repeat(32)
const assetId = 'abababab-abab-8bab-abab-abababababab'

const key = fc.constantFrom(
  ...['status', 'schedule', 'campaign', 'assignee', 'link', 'language', 'metrics', 'importKey', 'deleted', 'createdAt'],
  ...['updatedAt', 'name', 'zone', 'hash', 'kind', 'mime', 'bytes', 'width', 'height', 'tile', 'x', '__proto__', 'a:b'],
  ...['link:x', 'media:x', 'isThread:x', 'firstComment:x', 'firstComment:__proto__', ''],
)
const text = fc.constantFrom(
  ...[
    '',
    'a',
    '=1+1',
    '\ud83d',
    '\u202e',
    '\r\nBEGIN:VEVENT',
    '"',
    "';,\\",
    'scheduled',
    'https://a\u0007b',
    'a'.repeat(5000),
  ],
  ...[
    'https://example.org/"',
    '0123456789abcdef',
    '0123456789abcdef.1',
    'Europe/London',
    '2026-02-30T10:00',
    'image/png',
    hash,
  ],
)
const plain = fc.oneof(
  text,
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, 2 ** 53, -1, 1e-9, null, undefined, true),
  fc.record(
    {
      wall: fc.constantFrom('2026-01-01T10:00', '9999-12-31T23:59', '0000-01-01T00:00', 'x'),
      zone: fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'x'),
      instant: fc.constantFrom(0, 253_402_214_400_000, -30_610_224_000_000, 8.64e15, Number.NaN),
    },
    { noNullPrototype: true },
  ),
  fc.dictionary(fc.constantFrom('id', 'name', 'hue', 'platform', 'x', 'y', '__proto__'), text, {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  fc.array(text, { maxLength: 3 }),
  fc.constant(Uint8Array.of(1, 2)),
)
const type = fc.constantFrom<() => unknown>(
  () => new Y.Map<unknown>([['asset', hash]]),
  () =>
    new Y.Map<unknown>([
      ['asset', hash],
      ['alt', new Y.XmlText('<b>')],
    ]),
  () => new Y.Text('words'),
  () => new Y.Array<unknown>(),
  () => new Y.XmlElement('p'),
)
const map = fc.constantFrom(
  ...[
    'post',
    'tags',
    'channels',
    'variants',
    'variant-settings',
    'media',
    'plan',
    'members',
    'asset',
    'crops',
    'words',
  ],
)
const step = fc.oneof(
  fc.record({ what: fc.constant('set' as const), map, key, value: plain }),
  fc.record({ what: fc.constant('nest' as const), map, key, type }),
  fc.record({
    what: fc.constant('insert' as const),
    list: fc.constantFrom('text', 'media-order', 'variant:x:0123456789abcdef', 'firstComment:x:'),
    value: plain,
  }),
  fc.record({
    what: fc.constant('write' as const),
    list: fc.constantFrom('text', 'variant:x:0123456789abcdef', 'firstComment:x:', 'contentWarning:__proto__:'),
    text,
  }),
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What a member's own program may write: first as shared types of other kinds, then as they come over the wire. */
function hostileDoc(steps: readonly Step[]): Y.Doc {
  const theirs = new Y.Doc()
  for (const one of steps) {
    if (one.what === 'set') theirs.getMap(one.map).set(one.key, one.value)
    if (one.what === 'nest') theirs.getMap(one.map).set(one.key, one.type())
    if (one.what === 'insert' || one.what === 'write') {
      const other = new Y.Doc()
      if (one.what === 'insert') other.getArray(one.list).insert(0, [one.value ?? null])
      else other.getText(one.list).insert(0, one.text)
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(other))
    }
  }
  const doc = new Y.Doc()
  createPost(doc, { text: 'mine', media: [{ id: 'use', asset: hash, alt: 'words' }] }, 0)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  return doc
}

describe(`${runs} documents that a hostile member wrote, from seed ${seed}`, () => {
  it('can be shown, kept, changed and exported: nothing in them throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const doc = hostileDoc(steps)
        for (const id of [postId, assetId]) structuredClone(project(id, doc))
        const lists = structuredClone(readLists(doc))
        const post = readPost(doc)
        for (const format of exportFormats) {
          const parts = (async function* () {
            yield post === null ? [] : [{ id: postId, ...post }]
          })()
          for await (const piece of exportPosts(format, lists, parts)) expect(typeof piece).toBe('string')
        }
        otherWordings(doc, 'x')
        detach(doc, 'x')
        begin(doc, asideBeginning(doc, 'x', 'firstComment'))
        otherAsides(doc, 'x', 'firstComment')
        changePost(doc, { status: 'review', schedule: null, link: null, campaign: 'c', deleted: true }, 1)
        expect(readPost(doc)).toMatchObject({ status: 'review', schedule: null, campaign: 'c', deleted: true })
      }),
      { numRuns: runs, seed },
    )
  })
})
