import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { holds, reversalOf } from './inverse.ts'
import { type PostPatch, statuses } from './post.ts'
import { changePost, createPost, readPost, titleOf, touchPost } from './post-document.ts'
import { project } from './prepared.ts'
import { scheduleAt } from './schedule.ts'

const id = '018f0000-0000-7000-8000-000000000001'

function newPost(text = 'Hello') {
  const doc = new Y.Doc()
  createPost(doc, { text, tags: ['a'], channels: ['x'] }, 1_000)
  return doc
}

const schedule = scheduleAt('2026-11-27T09:00', 'Europe/London')
const ids = fc.subarray(['a', 'b', 'c', 'd'])
const patch: fc.Arbitrary<PostPatch> = fc
  .record(
    {
      status: fc.constantFrom(...statuses),
      schedule: fc.constantFrom(null, schedule),
      campaign: fc.constantFrom(null, 'c1', 'c2'),
      assignee: fc.constantFrom(null, 'm1'),
      link: fc.constantFrom(null, 'https://example.org/1'),
      language: fc.constantFrom(null, 'de', 'pt-BR'),
      addTags: ids,
      removeTags: ids,
      deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter(({ addTags = [], removeTags = [] }) => !addTags.some((tag) => removeTags.includes(tag)))
  // A status of scheduled comes with its time.
  .map((each) => (each.status === 'scheduled' ? { ...each, schedule: each.schedule ?? schedule } : each))

test('a new post reads as it was made', () => {
  const doc = newPost('One\n  two')
  expect(readPost(doc)).toMatchObject({ status: 'idea', text: 'One\n  two', schedule: null, createdAt: 1_000 })
  expect(project(id, doc).row?.card).toMatchObject({ id, title: 'One two', tags: ['a'], channels: ['x'] })
})

test('a hidden post has no card, and an empty document no post', () => {
  const doc = newPost()
  changePost(doc, { deleted: true }, 2_000)
  expect(project(id, doc).row).toBeNull()
  expect(readPost(new Y.Doc())).toBeNull()
})

/** What of a post people see: not that it had a time once, which stays so. */
const shown = (doc: Y.Doc) => ({ ...readPost(doc), lastSchedule: null })

test('a change and its reversal lead back, and once more there', () => {
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 5 }), patch, (earlier, last) => {
      const doc = newPost()
      for (const step of earlier) changePost(doc, step, 2_000)
      const before = readPost(doc)
      if (before === null) throw new Error('The post is gone.')
      const reversal = reversalOf(before, last)
      if (reversal === null) return
      changePost(doc, last, 3_000)
      const after = readPost(doc)
      if (after === null) throw new Error('The post is gone.')
      expect(holds(after, reversal.made)).toBe(true)
      changePost(doc, reversal.back, 3_000)
      expect(shown(doc)).toEqual({ ...before, updatedAt: 3_000, lastSchedule: null })
      changePost(doc, reversal.made, 3_000)
      expect(shown(doc)).toEqual({ ...after, lastSchedule: null })
    }),
    { seed: 21, numRuns: 300 },
  )
})

test('what already is as wanted makes no update', () => {
  const doc = newPost()
  changePost(doc, { schedule, status: 'review' }, 2_000)
  let updates = 0
  doc.on('update', () => updates++)
  changePost(doc, { schedule: { ...schedule }, status: 'review', addTags: ['a'], removeTags: ['z'] }, 9_000)
  expect(updates).toBe(0)
})

test('two people add different tags at once, and both stay', () => {
  const mine = newPost()
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  changePost(mine, { addTags: ['b'] }, 2_000)
  changePost(theirs, { addTags: ['c'], removeTags: ['a'] }, 2_000)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  expect(readPost(mine)?.tags).toEqual(['b', 'c'])
})

test('[PO1] a post whose instant contradicts its wall time is read by its wall time, and its document stays as it is', () => {
  const doc = new Y.Doc()
  createPost(doc, { text: 'One' }, 1_000)
  const fields = doc.getMap('post')
  for (const instant of [schedule.instant + 86_400_000, Date.UTC(1200, 0, 1)]) {
    fields.set('schedule', { ...schedule, instant })
    expect(readPost(doc)?.schedule).toEqual(schedule)
    expect(fields.get('schedule')).toEqual({ ...schedule, instant })
  }
  fields.set('schedule', { ...schedule, wall: '9999-12-31T23:59', instant: 0 })
  expect(readPost(doc)?.schedule).toBeNull()
})

test('[PO2] a post whose time is taken away keeps when that was, for calendars outside, until it has a time again', () => {
  const doc = new Y.Doc()
  createPost(doc, { text: 'One', schedule }, 1_000)
  expect(readPost(doc)).not.toHaveProperty('lastSchedule')
  changePost(doc, { schedule: null }, 2_000)
  expect(readPost(doc)).toMatchObject({ schedule: null, lastSchedule: schedule })
  const before = Y.encodeStateVector(doc)
  changePost(doc, { schedule: null }, 3_000)
  expect(Y.encodeStateVector(doc), 'nothing is sent for what is so already').toEqual(before)
  changePost(doc, { schedule }, 4_000)
  expect(readPost(doc)).not.toHaveProperty('lastSchedule')
  doc.getMap('post').set('schedule', new Y.Map())
  changePost(doc, { schedule: null }, 5_000)
  doc.getMap('post').set('lastSchedule', 'never')
  expect(readPost(doc), 'what cannot be read').not.toHaveProperty('lastSchedule')
})

test('scheduled and unscheduled at once, a post without a time reads as a draft, alike on both sides and unwritten', () => {
  const scheduling: PostPatch = { schedule, status: 'scheduled' }
  const unscheduling: PostPatch = { schedule: null, status: 'draft' }
  const step = fc.constantFrom(scheduling, unscheduling, { schedule: null }, { status: 'approved' as const })
  const clients = fc.constantFrom<readonly [number, number]>([1, 2], [2, 1])
  let untimed = 0
  fc.assert(
    fc.property(fc.array(step), fc.array(step), clients, (ours, theirs, [own, other]) => {
      const base = newPost()
      const docs = [own, other].map((clientID) => {
        const doc = new Y.Doc()
        doc.clientID = clientID
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
        return doc
      })
      const [mine = base, yours = base] = docs
      for (const each of ours) changePost(mine, each, 2_000)
      for (const each of theirs) changePost(yours, each, 2_000)
      const [sent, got] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(yours)]
      Y.applyUpdate(mine, got)
      Y.applyUpdate(yours, sent)
      const state = Y.encodeStateAsUpdate(mine)
      const post = readPost(mine)
      expect(readPost(yours)).toEqual(post)
      expect(Y.encodeStateAsUpdate(mine)).toEqual(state)
      if (post?.schedule !== null) return
      expect(post.status).not.toBe('scheduled')
      if (mine.getMap('post').get('status') === 'scheduled') untimed++
    }),
    { seed: 23, numRuns: 300 },
  )
  expect(untimed, 'the case itself came up').toBeGreaterThan(0)
})

test('whatever stands in the fields, reading falls back field by field', () => {
  const keys = ['status', 'schedule', 'campaign', 'link', 'language', 'metrics', 'deleted', 'createdAt', 'updatedAt']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), fc.jsonValue(), (fields, tag) => {
      const doc = newPost('Still here')
      for (const [key, value] of Object.entries(fields)) doc.getMap('post').set(key, value)
      doc.getMap('post').set('assignee', new Y.Map())
      doc.getMap('tags').set('odd', tag)
      const post = readPost(doc)
      expect(post).toMatchObject({ text: 'Still here', assignee: null })
      expect(statuses).toContain(post?.status)
    }),
    { seed: 22, numRuns: 300 },
  )
})

test('a status of a later version reads as draft, and the rest stays', () => {
  const doc = newPost()
  doc.getMap('post').set('status', 'frozen')
  expect(readPost(doc)).toMatchObject({ status: 'draft', tags: ['a'] })
})

test('titles are cut at 140 characters and never within one', () => {
  expect(titleOf(' a \n\n b ')).toBe('a b')
  expect(titleOf('🌍'.repeat(140))).toBe('🌍'.repeat(140))
  const title = titleOf('👩‍🎨'.repeat(10) + '🌍'.repeat(200))
  expect(Array.from(title)).toHaveLength(140)
  expect(() => encodeURIComponent(title), 'no half of a pair').not.toThrow()
})

test('typing notes the time once a minute, and never makes a post of an empty document', () => {
  const doc = newPost()
  touchPost(doc, 30_000)
  expect(readPost(doc)?.updatedAt).toBe(1_000)
  touchPost(doc, 61_000)
  expect(readPost(doc)?.updatedAt).toBe(61_000)
  const empty = new Y.Doc()
  touchPost(empty, 61_000)
  expect(readPost(empty)).toBeNull()
})
