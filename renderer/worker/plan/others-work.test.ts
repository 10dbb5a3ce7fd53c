import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Inverse } from '../../../shared/ipc/plan-api.ts'
import type { Post, PostId, PostPatch } from '../../../shared/plan/post.ts'
import { changePost, readPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { MemoryStore } from '../../../shared/replica/memory-store.ts'
import { portPipe } from '../../../shared/replica/port-pipe.ts'
import { Replica } from '../../../shared/replica/replica.ts'
import { startWithPeer } from '../../../test/support/worker-with-peer.ts'

type Desk = Awaited<ReturnType<typeof startWithPeer>>

/** Both hold what the other wrote; then they are apart again. */
async function meet({ connect, inStep }: Desk): Promise<void> {
  const session = connect()
  await inStep()
  session.close()
}

async function bringPosts(desk: Desk, count: number) {
  const result = await desk.plan.bulk.write(Array.from({ length: count }, (_, at) => ({ text: `Post ${at}` })))
  if (result.kind !== 'done') throw new Error(result.kind)
  const ids = (await desk.plan.database.imports.get(result.importId))?.posts ?? []
  await meet(desk)
  return { importId: result.importId, ids }
}

const postsHere = async ({ plan }: Desk, ids: readonly PostId[]) =>
  (await Promise.all(ids.map((id) => plan.replica.read(id, readPost)))).filter((post) => post !== null)

const deletedHere = async (desk: Desk, ids: readonly PostId[]) =>
  (await postsHere(desk, ids)).map(({ deleted }) => deleted)

const byPeer = ({ peer }: Desk, id: PostId, patch: PostPatch) => peer.change(id, (doc) => changePost(doc, patch, 5_000))

test('[UN1] an import that is brought again leaves deleted what another member deleted meanwhile', async () => {
  const desk = await startWithPeer()
  const { importId, ids } = await bringPosts(desk, 3)
  expect(await desk.plan.bulk.setHidden(importId, true)).toBe(0)
  // Apart, the other deletes one too.
  await byPeer(desk, ids[1] ?? '', { deleted: true })
  await meet(desk)
  expect(await desk.plan.bulk.setHidden(importId, false)).toBe(1)
  expect(await deletedHere(desk, ids)).toEqual([false, true, false])
  await desk.end()
})

test('[UN3] an import that is taken back leaves the posts on which another member has worked', async () => {
  const desk = await startWithPeer()
  const { importId, ids } = await bringPosts(desk, 3)
  // Own work goes with the import.
  await desk.posts.change(ids, { addTags: ['own'] })
  await desk.peer.change(ids[2] ?? '', (doc) => textOf(doc).insert(0, 'Better: '))
  await meet(desk)
  expect(await desk.plan.bulk.setHidden(importId, true)).toBe(1)
  expect(await deletedHere(desk, ids)).toEqual([true, true, false])
  expect(await desk.plan.bulk.setHidden(importId, false)).toBe(0)
  expect(await deletedHere(desk, ids)).toEqual([false, false, false])
  await desk.end()
})

test('[UN3] what is typed in the own window goes with the import that is taken back', async () => {
  const desk = await startWithPeer()
  const { importId, ids } = await bringPosts(desk, 1)
  const { port1, port2 } = new MessageChannel()
  const [id = ''] = ids
  const { clock, random, plan } = desk
  const window = new Replica({ store: new MemoryStore(), planId: plan.entry.id, replicaId: 'window', clock, random })
  plan.replica.connect(portPipe(port1), { scope: id, isOwn: true })
  window.connect(portPipe(port2), { scope: id })
  const text = () => window.read(id, (doc) => textOf(doc).toString())
  await vi.waitFor(async () => expect(await text()).toBe('Post 0'))
  await window.change(id, (doc) => textOf(doc).insert(0, 'Typed here. '))
  await vi.waitFor(async () => expect((await postsHere(desk, ids))[0]?.text).toBe('Typed here. Post 0'))
  expect(await plan.bulk.setHidden(importId, true)).toBe(0)
  await window.close()
  await desk.end()
})

test('[UN3] what this computer wrote before it was started anew goes with the import too', async () => {
  const desk = await startWithPeer()
  const { importId, ids } = await bringPosts(desk, 3)
  await desk.posts.change(ids, { addTags: ['own'] })
  const open = async () => {
    await desk.plans.close(desk.plan.entry.id)
    return desk.plans.open(desk.plan.entry.id)
  }
  const second = await open()
  await desk.posts.change(ids.slice(0, 1), { addTags: ['again'] })
  await second.replica.change(ids[1] ?? '', (doc) => textOf(doc).insert(0, 'Better: '))
  await byPeer(desk, ids[2] ?? '', { addTags: ['theirs'] })
  await meet(desk)
  const third = await open()
  expect(await third.bulk.setHidden(importId, true)).toBe(1)
  expect(await deletedHere({ ...desk, plan: third }, ids)).toEqual([true, true, false])
  await desk.end()
})

test('[UN1] after a crash bringing an import again still leaves deleted what another deleted', async () => {
  const desk = await startWithPeer()
  const { importId, ids } = await bringPosts(desk, 3)
  await desk.plan.bulk.setHidden(importId, true)
  await byPeer(desk, ids[1] ?? '', { deleted: true })
  await meet(desk)
  // What stands on the disk when the computer fails after the first post.
  await desk.posts.change(ids.slice(0, 1), { deleted: false })
  const row = await desk.plan.database.imports.get(importId)
  if (row === undefined) throw new Error('An import leaves a record.')
  await desk.plan.database.imports.put({ ...row, hiding: false })
  await desk.plans.close(desk.plan.entry.id)
  const again = await desk.plans.open(desk.plan.entry.id)
  await vi.waitFor(async () => expect(await again.database.imports.get(importId)).not.toHaveProperty('hiding'))
  expect(await deletedHere({ ...desk, plan: again }, ids)).toEqual([false, true, false])
  await desk.end()
})

test('[UN1] a deletion that is taken back leaves deleted what another deleted at the same time', async () => {
  const desk = await startWithPeer()
  const { ids } = await bringPosts(desk, 2)
  const inverse = await desk.posts.change(ids, { deleted: true })
  await byPeer(desk, ids[0] ?? '', { deleted: true })
  await meet(desk)
  const { skipped, redo } = await desk.posts.undo(inverse)
  expect(skipped).toBe(1)
  expect(await deletedHere(desk, ids)).toEqual([true, false])
  // A deletion that is done again takes nothing from view that somebody wrote since.
  await byPeer(desk, ids[1] ?? '', { status: 'review' })
  await meet(desk)
  expect((await desk.posts.undo(redo)).skipped).toBe(1)
  await desk.end()
})

test('[UN2] what two did alike stays done when one of them takes it back', async () => {
  const desk = await startWithPeer()
  const { ids } = await bringPosts(desk, 1)
  const [id = ''] = ids
  await desk.posts.change(ids, { addTags: ['old'] })
  await meet(desk)
  for (const patch of [{ status: 'review' }, { addTags: ['new'] }, { removeTags: ['old'] }] as const) {
    const inverse = await desk.posts.change(ids, patch)
    await byPeer(desk, id, patch)
    await meet(desk)
    expect((await desk.posts.undo(inverse)).skipped).toBe(1)
  }
  expect(await postsHere(desk, ids)).toMatchObject([{ status: 'review', tags: ['new'] }])
  await desk.end()
})

/** What of a post can be changed by itself. */
function partsOf(post: Post): ReadonlyMap<string, unknown> {
  const { status, assignee, deleted, text, tags, channels } = post
  return new Map<string, unknown>([
    ...Object.entries({ status, assignee, deleted, text }),
    ...['a', 'b'].map((id) => [`tag ${id}`, tags.includes(id)] as const),
    ...['x'].map((id) => [`channel ${id}`, channels.includes(id)] as const),
  ])
}

const changedParts = (before: Post, after: Post) => {
  const then = partsOf(before)
  return [...partsOf(after)].filter(([part, value]) => then.get(part) !== value).map(([part]) => part)
}

const patch: fc.Arbitrary<PostPatch> = fc.oneof(
  fc.record({ status: fc.constantFrom('draft' as const, 'review' as const) }),
  fc.record({ assignee: fc.constantFrom('m1', null) }),
  fc.record({ addTags: fc.subarray(['a', 'b'], { minLength: 1 }) }),
  fc.record({ removeTags: fc.subarray(['a', 'b'], { minLength: 1 }) }),
  fc.constantFrom({ addChannels: ['x'] }, { removeChannels: ['x'] }),
  fc.record({ deleted: fc.boolean() }),
)
const post = fc.nat(2)
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), posts: fc.subarray([0, 1, 2]), patch }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('by-peer' as const), post, patch }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('typed-by-peer' as const), post }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('meet' as const, 'undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('redo' as const, 'hide' as const, 'show' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** A step that can be taken back, and how much of what the other wrote was here when it was made. */
interface Made {
  readonly inverse: Inverse
  readonly since: number
}

/** One member's posts and steps of undo, and what another member has written meanwhile. */
class History {
  readonly #desk: Desk
  readonly #importId: string
  readonly #ids: readonly PostId[]
  /** What the other wrote, in order, and how much of it has come here. */
  readonly #theirs: { readonly id: PostId; readonly part: string }[] = []
  #here = 0
  readonly #past: Made[] = []
  readonly #future: Made[] = []
  #hiddenSince = 0

  constructor(desk: Desk, brought: { readonly importId: string; readonly ids: readonly PostId[] }) {
    this.#desk = desk
    this.#importId = brought.importId
    this.#ids = brought.ids
  }

  async act(act: Act): Promise<void> {
    const { posts, plan } = this.#desk
    switch (act.kind) {
      case 'change': {
        const ids = act.posts.map((at) => this.#ids[at] ?? '')
        this.#past.push({ inverse: await posts.change(ids, act.patch), since: this.#here })
        this.#future.length = 0
        return
      }
      case 'by-peer':
        return this.#byPeer(act.post, (id) => byPeer(this.#desk, id, act.patch))
      case 'typed-by-peer':
        return this.#byPeer(act.post, (id) => this.#desk.peer.change(id, (doc) => textOf(doc).insert(0, 'x')))
      case 'meet':
        await meet(this.#desk)
        this.#here = this.#theirs.length
        return
      case 'undo':
        return this.#step(this.#past, this.#future)
      case 'redo':
        return this.#step(this.#future, this.#past)
      case 'hide':
        await this.#spares(0, () => plan.bulk.setHidden(this.#importId, true))
        this.#hiddenSince = this.#here
        return
      case 'show':
        await this.#spares(this.#hiddenSince, () => plan.bulk.setHidden(this.#importId, false))
    }
  }

  async #byPeer(at: number, write: (id: PostId) => Promise<void>): Promise<void> {
    const id = this.#ids[at] ?? ''
    const read = () => this.#desk.peer.read(id, readPost)
    const before = await read()
    await write(id)
    const after = await read()
    if (before === null || after === null) throw new Error('The other has every post.')
    this.#theirs.push(...changedParts(before, after).map((part) => ({ id, part })))
  }

  async #step(from: Made[], to: Made[]): Promise<void> {
    const step = from.pop()
    if (step === undefined) return
    await this.#spares(step.since, async () => {
      const { redo, skipped } = await this.#desk.posts.undo(step.inverse)
      to.push({ inverse: redo, since: this.#here })
      return skipped
    })
  }

  /** Nothing that is undone is what the other has written since; and what is left alone is for their work alone. */
  async #spares(since: number, undo: () => Promise<number>): Promise<void> {
    const theirs = this.#theirs.slice(since, this.#here)
    const before = await postsHere(this.#desk, this.#ids)
    const skipped = await undo()
    const after = await postsHere(this.#desk, this.#ids)
    for (const [at, id] of this.#ids.entries()) {
      const [then, now] = [before[at], after[at]]
      if (then === undefined || now === undefined) throw new Error('Nothing is erased.')
      const parts = changedParts(then, now)
      const isHidden = parts.includes('deleted') && now.deleted
      expect(theirs.filter((write) => write.id === id && (isHidden || parts.includes(write.part)))).toEqual([])
    }
    expect(skipped).toBeLessThanOrEqual(new Set(theirs.map(({ id }) => id)).size)
  }
}

test('[UN1, UN2, UN3] of any history nothing that another member wrote is undone, and no more is left alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const desk = await startWithPeer()
      const history = new History(desk, await bringPosts(desk, 3))
      for (const each of acts) await history.act(each)
      await desk.end()
    }),
    { seed: 61, numRuns: Number(process.env.PLACARD_FUZZ_UNDO ?? 40) },
  )
})
