import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { verifySignature } from '../../../electron/network/keys.ts'
import {
  approve,
  approversOf,
  deviceIdOf,
  newPost,
  planId,
  postId,
  postIn,
  seen,
  signedBy,
  teamOf,
} from '../../../test/support/signed-post.ts'
import { changePost } from '../../plan/post-document.ts'
import { textOf } from '../../plan/post-text.ts'
import { Approvers } from './approvers.ts'
import { aloneRoster } from './roster.ts'

const team = approversOf(teamOf({ ana: 'approves', ben: 'approves', eve: 'writes' }))

test('[AP5] an approval stands over what was approved, falls with any edit, and stands again when that is taken back', () => {
  const doc = newPost()
  approve('ana', doc, 5_000)
  const stands = { status: 'approved', approval: { kind: 'approved', by: 'ana', at: 5_000, note: '', changed: [] } }
  expect(seen(doc, team)).toEqual(stands)
  textOf(doc).insert(5, '!')
  expect(seen(doc, team)).toMatchObject({
    status: 'review',
    approval: { kind: 'edited', by: 'ana', changed: ['text'] },
  })
  textOf(doc).delete(5, 1)
  expect(seen(doc, team)).toEqual(stands)
})

test('[AP5] of several words about what the post is now the newest counts, whatever was said of what it was', () => {
  const doc = newPost()
  approve('ana', doc, 5_000)
  approve('ben', doc, 6_000, { verdict: 'changes', note: 'A comma,\nplease' })
  expect(seen(doc, team)).toMatchObject({
    status: 'draft',
    approval: { kind: 'changes', by: 'ben', note: 'A comma, please', changed: [] },
  })
  textOf(doc).insert(5, ',')
  expect(seen(doc, team).approval).toMatchObject({ kind: 'changes', by: 'ben', changed: ['text'] })
  approve('ana', doc, 7_000)
  expect(seen(doc, team)).toMatchObject({ status: 'approved', approval: { kind: 'approved', by: 'ana' } })
  textOf(doc).delete(5, 1)
  expect(seen(doc, team).approval).toMatchObject({ kind: 'changes', by: 'ben', changed: [] })
})

test('[AP5] a scheduled or posted post keeps its status, and says how its approval stands', () => {
  const doc = newPost()
  approve('ana', doc, 5_000)
  changePost(doc, { status: 'posted' }, 6_000)
  textOf(doc).insert(0, 'No. ')
  expect(seen(doc, team)).toMatchObject({ status: 'posted', approval: { kind: 'edited', by: 'ana' } })
})

test('[AP4] who may not approve does not, whatever they sign, and it says so', () => {
  const doc = newPost()
  approve('eve', doc, 5_000)
  expect(seen(doc, team)).toMatchObject({ status: 'review', approval: { kind: 'lapsed', by: 'eve' } })
  approve('mallory', doc, 6_000)
  changePost(doc, { approvals: { [deviceIdOf('eve')]: null } }, 7_000)
  expect(seen(doc, team)).toMatchObject({ status: 'review', approval: { kind: 'unknown', by: null } })
})

test('[AP4] whoever asked for changes and may not approve any more is not said to have approved', () => {
  const doc = newPost()
  approve('eve', doc, 5_000, { verdict: 'changes' })
  expect(seen(doc, team)).toMatchObject({ approval: { kind: 'unknown', by: null } })
})

test('[AP3] nobody speaks for another: not under their key, not by their words about another post or plan', () => {
  const [other, under] = ['018f0000-0000-7000-8000-00000000cccc', deviceIdOf('ana')]
  const doc = newPost()
  const forged = {
    'signed by another': signedBy('eve', doc, 5_000),
    'of another post': signedBy('ana', doc, 5_000, { postId: other }),
    'of another plan': signedBy('ana', doc, 5_000, { planId: other }),
    'with another signature': signedBy('ana', doc, 5_000).slice(0, -128) + signedBy('eve', doc, 5_000).slice(-128),
    'no statement': 'approved',
    'too long': '0'.repeat(100_000),
  }
  for (const [what, text] of Object.entries(forged)) {
    changePost(doc, { status: 'approved', approvals: { [under]: text } }, 6_000)
    expect([what, seen(doc, team).status]).toEqual([what, 'review'])
  }
  // Under another's key a true statement is nobody's.
  changePost(doc, { approvals: { [under]: null, [deviceIdOf('ben')]: signedBy('ana', doc, 5_000) } }, 6_000)
  expect(seen(doc, team)).toMatchObject({ status: 'review', approval: { kind: 'unknown' } })
  changePost(doc, { approvals: { [under]: signedBy('ana', doc, 5_000) } }, 7_000)
  expect(seen(doc, team).status).toBe('approved')
})

test('[AP4] who was removed or may not approve any more has approved nothing, also if they say that it was long ago', () => {
  const doc = newPost()
  approve('ana', doc, 5_000)
  const approvers = approversOf(teamOf({ ana: 'approves', ben: 'approves' }))
  let told = 0
  approvers.watch(() => {
    told += 1
  })
  approvers.follow(teamOf({ ana: 'writes', ben: 'approves' }))
  expect(seen(doc, approvers)).toMatchObject({ status: 'review', approval: { kind: 'lapsed', by: 'ana', changed: [] } })
  textOf(doc).insert(0, 'Well. ')
  approve('ana', doc, 1)
  expect(seen(doc, approvers)).toMatchObject({ status: 'review', approval: { kind: 'lapsed' } })
  approve('ben', doc, 9_000)
  expect(seen(doc, approvers)).toMatchObject({ status: 'approved', approval: { by: 'ben' } })
  approvers.follow(teamOf({ ana: 'approves', ben: 'approves' }))
  approvers.follow(teamOf({ ana: 'approves', ben: 'approves' }))
  expect(told).toBe(2)
})

test('[AP4] the one person of a plan without a team has signed what is signed in it', () => {
  const doc = newPost()
  approve('whoever', doc, 5_000)
  const alone = approversOf(aloneRoster, 'zoe')
  expect(seen(doc, alone)).toMatchObject({ status: 'approved', approval: { kind: 'approved', by: 'zoe' } })
})

test('[AP9] in a copy of a plan what was approved there does not count, and is told, until somebody approves it here', () => {
  const there = '018f0000-0000-7000-8000-00000000eeee'
  const copy = approversOf(aloneRoster, 'zoe')
  const doc = newPost()
  approve('ana', doc, 5_000, { planId: there, note: 'Lovely' })
  approve('eve', doc, 6_000, { planId: there })
  expect(seen(doc, copy)).toMatchObject({ status: 'review', approval: { kind: 'unknown' } })
  copy.isCopyOf({ planId: there, roster: teamOf({ ana: 'approves', eve: 'writes' }), alone: null })
  const told = { kind: 'copied', by: 'ana', at: 5_000, note: 'Lovely', changed: [] }
  expect(seen(doc, copy)).toEqual({ status: 'review', approval: told })
  textOf(doc).insert(5, '!')
  expect(seen(doc, copy)).toMatchObject({ status: 'review', approval: { kind: 'copied', changed: ['text'] } })
  copy.isCopyOf({ planId: null, roster: aloneRoster, alone: 'yan' })
  expect(seen(doc, copy)).toMatchObject({ status: 'review', approval: { kind: 'copied', by: 'yan', at: 6_000 } })
  copy.isCopyOf({ planId: '018f0000-0000-7000-8000-00000000ffff', roster: aloneRoster, alone: 'yan' })
  expect(seen(doc, copy)).toMatchObject({ status: 'review', approval: { kind: 'unknown' } })
  approve('zoe', doc, 7_000)
  expect(seen(doc, copy)).toMatchObject({ status: 'approved', approval: { kind: 'approved', by: 'zoe' } })
})

test('[AP7] a post that is only marked as approved shows as in review', () => {
  const doc = newPost()
  changePost(doc, { status: 'approved' }, 2_000)
  expect(seen(doc, team)).toMatchObject({ status: 'review', approval: { kind: 'unsigned', by: null } })
  expect(postIn(doc).status).toBe('approved')
})

/** Approvers that count the signatures that they check. */
function counted() {
  let checked = 0
  const approvers = new Approvers({
    planId,
    member: 'me',
    verify: (...given) => {
      checked += 1
      return verifySignature(...given)
    },
  })
  return { approvers, checked: () => checked }
}

test('[AP6] no more signatures are checked than it takes: the newest that counts, and none of what is about another post', () => {
  const { approvers, checked } = counted()
  const people = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, 'approves' as const]))
  approvers.follow(teamOf(people))
  const doc = newPost()
  for (const [at, name] of Object.keys(people).entries()) approve(name, doc, 5_000 + at)
  expect(seen(doc, approvers)).toMatchObject({ status: 'approved', approval: { by: 'p39' } })
  expect(checked()).toBe(1)
  const moved = signedBy('p1', doc, 9_000, { postId: '018f0000-0000-7000-8000-00000000cccc' })
  changePost(doc, { approvals: { [deviceIdOf('p1')]: moved, [deviceIdOf('p2')]: signedBy('p3', doc, 9_000) } }, 9_000)
  expect(seen(doc, approvers)).toMatchObject({ approval: { by: 'p39' } })
  expect(checked()).toBe(1)
  const forged = `${signedBy('p39', doc, 9_000).slice(0, -128)}${'0'.repeat(128)}`
  changePost(doc, { approvals: { [deviceIdOf('p39')]: forged } }, 9_000)
  expect(seen(doc, approvers)).toMatchObject({ approval: { by: 'p38' } })
  expect(checked()).toBe(3)
})

test('[AP6] thousands of statements count for nothing and cost nothing; one is checked once, however often the post is edited', () => {
  const { approvers, checked } = counted()
  approvers.follow(teamOf({ ana: 'approves', eve: 'writes' }))
  const doc = newPost()
  approve('ana', doc, 5_000)
  for (let at = 0; at < 50; at++) {
    textOf(doc).insert(0, 'x')
    seen(doc, approvers)
  }
  expect(checked()).toBe(1)
  const junk = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [at.toString(16).padStart(64, '0'), signedBy('eve', doc, at)]),
  )
  changePost(doc, { approvals: junk }, 6_000)
  expect(seen(doc, approvers)).toMatchObject({ status: 'review', approval: { kind: 'unsigned' } })
  expect(checked()).toBe(1)
})

type Act = (doc: Y.Doc, at: number) => void
const says =
  (name: string, verdict: 'approved' | 'changes'): Act =>
  (doc, at) =>
    approve(name, doc, at, { verdict })

/** What three people may do to a post, each on a computer of their own. */
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom('ana', 'ben', 'eve').map((name) => says(name, 'approved')),
  fc.constantFrom('ana', 'ben').map((name) => says(name, 'changes')),
  fc.constantFrom('a', 'b').map(
    (words): Act =>
      (doc) =>
        textOf(doc).insert(0, words),
  ),
  fc.constant<Act>((doc) => textOf(doc).delete(0, Math.min(1, textOf(doc).length))),
  fc.subarray(['x', 'y']).map(
    (addChannels): Act =>
      (doc, at) =>
        changePost(doc, { addChannels }, at),
  ),
  fc.subarray(['x', 'y']).map(
    (removeChannels): Act =>
      (doc, at) =>
        changePost(doc, { removeChannels }, at),
  ),
  fc.constantFrom('review' as const, 'approved' as const).map(
    (status): Act =>
      (doc, at) =>
        changePost(doc, { status }, at),
  ),
  // Somebody puts an old word of another's back, or takes it out.
  fc.constant<Act>((doc, at) => changePost(doc, { approvals: { [deviceIdOf('ana')]: null } }, at)),
)

test('[AP5] whatever three people edit, approve and take back at once, all see the same in the end, in whatever order it came', () => {
  const step = fc.record({ who: fc.nat(2), act, undo: fc.boolean(), meet: fc.nat(5) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.infiniteStream(fc.nat(99)), (steps, order) => {
      const first = newPost()
      const docs = [first, new Y.Doc(), new Y.Doc()]
      for (const doc of docs.slice(1)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
      const undos = docs.map((doc) => new Y.UndoManager(doc, { trackedOrigins: new Set(['own']), captureTimeout: 0 }))
      const updates: Uint8Array[] = []
      for (const doc of docs) doc.on('update', (update: Uint8Array) => void updates.push(update))
      let at = 2_000
      for (const { who, act: does, undo, meet } of steps) {
        const doc = docs[who] ?? first
        if (undo) undos[who]?.undo()
        else doc.transact(() => does(doc, ++at), 'own')
        const other = docs[meet]
        if (other !== undefined && other !== doc) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
      }
      const sent = [...updates]
      const outcomes = docs.map((doc) => {
        const waiting = [...sent]
        while (waiting.length > 0) {
          const at = (order.next().value ?? 0) % waiting.length
          for (const update of waiting.splice(at, 1)) Y.applyUpdate(doc, update)
        }
        return seen(doc, approversOf(team.roster))
      })
      expect(outcomes[1]).toEqual(outcomes[0])
      expect(outcomes[2]).toEqual(outcomes[0])
      const isApproved = outcomes[0]?.status === 'approved'
      expect(isApproved).toBe(postIn(first).status === 'approved' && outcomes[0]?.approval?.kind === 'approved')
    }),
    { seed: 73, numRuns: 300 },
  )
})

test('[AP1] [AP3] what is judged is judged for this post', () => {
  const doc = newPost()
  approve('ana', doc, 5_000)
  expect(team.judge(postId, postIn(doc)).kind).toBe('approved')
  expect(team.judge('018f0000-0000-7000-8000-00000000dddd', postIn(doc)).kind).toBe('unknown')
})
