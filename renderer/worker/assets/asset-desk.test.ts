import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { BlobRef } from '../../../shared/replica/blobs/blob-policy.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { MemoryStore } from '../../../shared/replica/memory-store.ts'
import { Replica } from '../../../shared/replica/replica.ts'
import { livePipes } from '../../../test/support/live-pipes.ts'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { media } from '../../../test/support/media.ts'
import { standingClock } from '../../../test/support/plan-worker.ts'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { PlanDatabase } from '../../database/plan-database.ts'
import { AssetDesk } from './asset-desk.ts'
import type { RefSource } from './ref-source.ts'

const random = new SeededRandom(1)
/** Whatever is to be done later is done in the next turn. */
const immediate = standingClock()
const closers: (() => Promise<void> | void)[] = []
let made = 0

/** What a plan refers to, set by a test. */
class TestRefs implements RefSource {
  refs: readonly BlobRef[] = []
  readonly #watchers = new Set<() => void>()

  current() {
    return this.refs
  }

  watch(onChange: () => void) {
    this.#watchers.add(onChange)
    return () => this.#watchers.delete(onChange)
  }

  set(...refs: readonly BlobRef[]) {
    this.refs = refs
    for (const watcher of this.#watchers) watcher()
  }
}

/** A computer of the team, with a database of its own or that of an earlier one. */
async function computer(name = `computer ${++made}`, clock: Clock = immediate) {
  const database = new PlanDatabase(name)
  const refs = new TestRefs()
  const desk = new AssetDesk({ database, clock, refs })
  await desk.ready
  const replica = new Replica({
    store: new MemoryStore(),
    planId: 'plan',
    replicaId: name,
    clock,
    random: (length) => random.bytes(length),
    blobs: desk.exchange,
  })
  const close = async () => {
    desk.close()
    await replica.close()
    database.close()
  }
  closers.push(close)
  const put = async (size: number) => {
    const bytes = media(size, ++made)
    return (await putBlob(desk.blobs, new Blob([bytes]), () => {}, { aborted: false }))?.hash ?? ''
  }
  return { name, desk, refs, replica, close, put }
}

type Computer = Awaited<ReturnType<typeof computer>>

function meet(a: Computer, b: Computer): () => void {
  const [one, other] = livePipes()
  const session = a.replica.connect(one, { device: b.name })
  b.replica.connect(other, { device: a.name })
  return () => session.close()
}

const original = (hash: string, size: number): BlobRef => ({ hash, use: 'original', size })

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

test('what the plan refers to comes by itself, and says where it is until then', async () => {
  const [a, b] = [await computer(), await computer()]
  const hash = await a.put(5000)
  expect(b.desk.state(hash)).toMatchObject({ place: 'missing', size: null, done: 0 })
  meet(a, b)
  b.refs.set(original(hash, 5000))
  await vi.waitFor(() => expect(b.desk.state(hash).place).toBe('here'))
  expect(b.desk.media()).toMatchObject({ files: 1, bytes: 5000, coming: { files: 0 }, waiting: 0 })
})

test('on demand, originals stay elsewhere until a person wants them, and it is remembered where', async () => {
  const [a, b] = [await computer(), await computer()]
  const [hash, preview] = [await a.put(5000), await a.put(100)]
  await b.desk.setRules({ originals: 'on-demand', budget: null })
  b.refs.set(original(hash, 5000), { hash: preview, use: 'preview', size: null })
  const part = meet(a, b)
  await vi.waitFor(() => expect(b.desk.state(preview).place).toBe('here'))
  await vi.waitFor(() =>
    expect(b.desk.state(hash)).toEqual({ hash, place: 'elsewhere', size: 5000, done: 0, devices: [a.name] }),
  )
  part()
  await vi.waitFor(() => expect(b.desk.exchange.holders(hash)).toEqual([]))
  expect(b.desk.state(hash).place).toBe('elsewhere')
  const key = `media-of:${a.name}`
  const database = new PlanDatabase(b.name)
  await vi.waitFor(async () => expect((await database.settings.get(key))?.value).toHaveLength(2))
  database.close()
  await b.close()
  const again = await computer(b.name)
  again.refs.set(original(hash, 5000))
  expect(again.desk.state(hash)).toMatchObject({ place: 'elsewhere', size: 5000, devices: [a.name] })
  expect(again.desk.media().rules).toEqual({ originals: 'on-demand', budget: null })
  expect(again.desk.media()).toMatchObject({ elsewhere: { files: 1, bytes: 5000 }, holders: [] })
  await again.desk.want(hash)
  expect(again.desk.state(hash).place).toBe('coming')
  expect(again.desk.media()).toMatchObject({ coming: { files: 1, bytes: 0, total: 5000 }, waiting: 1 })
  expect(again.desk.media()).toMatchObject({ elsewhere: { files: 0, bytes: 0 }, holders: [a.name] })
  meet(a, again)
  await vi.waitFor(() => expect(again.desk.state(hash).place).toBe('here'))
})

test('all originals that are on their way are stopped at once, and wanted again at once; previews come all the same', async () => {
  const [a, b] = [await computer(), await computer()]
  const [first, second, preview] = [await a.put(5000), await a.put(6000), await a.put(100)]
  b.refs.set(original(first, 5000), original(second, 6000), { hash: preview, use: 'preview', size: null })
  await b.desk.ready
  await vi.waitFor(() => expect(b.desk.media().coming).toMatchObject({ files: 3, originals: 2 }))
  const stopped = await b.desk.cancelAll()
  expect([...stopped].sort()).toEqual([first, second].sort())
  expect(await b.desk.cancelAll()).toEqual([])
  meet(a, b)
  await vi.waitFor(() => expect(b.desk.state(preview).place).toBe('here'))
  expect(b.desk.media().coming).toMatchObject({ files: 0, originals: 0 })
  expect([first, second].map((hash) => b.desk.state(hash).place)).toEqual(['elsewhere', 'elsewhere'])
  await b.desk.wantAll(stopped)
  await vi.waitFor(() => expect([first, second].map((hash) => b.desk.state(hash).place)).toEqual(['here', 'here']))
})

test('[BL11] what is longer than its asset says, or than what shows it in small may be, does not come', async () => {
  const [a, b] = [await computer(), await computer()]
  const [file, preview, honest] = [await a.put(5000), await a.put(1024 * 1024 + 1), await a.put(100)]
  b.refs.set(original(file, 4999), { hash: preview, use: 'preview', size: null }, original(honest, 100))
  meet(a, b)
  await vi.waitFor(() => expect(b.desk.state(honest).place).toBe('here'))
  await vi.waitFor(() => expect(b.desk.media().waiting).toBe(2))
  expect([file, preview].map((hash) => b.desk.state(hash).done)).toEqual([0, 0])
})

test('what a person refused does not come, also after a restart, until they want it', async () => {
  const [a, b] = [await computer(), await computer()]
  const hash = await a.put(5000)
  await b.desk.cancel(hash)
  await b.close()
  const again = await computer(b.name)
  again.refs.set(original(hash, 5000))
  meet(a, again)
  await vi.waitFor(() => expect(again.desk.state(hash).place).toBe('elsewhere'))
  await again.desk.want(hash)
  await vi.waitFor(() => expect(again.desk.state(hash).place).toBe('here'))
})

test('[BL10] above the budget, originals are let go as soon as another device promises to keep them, and no others', async () => {
  const [a, b] = [await computer(), await computer()]
  const [shared, own] = [await a.put(6000), await a.put(5000)]
  a.refs.set(original(shared, 6000), original(own, 5000))
  await a.desk.setRules({ originals: 'all', budget: 4000 })
  await vi.waitFor(() => expect(a.desk.media().over).toBe(7000))
  expect(a.desk.state(own).place).toBe('here')
  b.refs.set(original(shared, 6000))
  meet(a, b)
  await vi.waitFor(() => expect(a.desk.state(shared).place).toBe('elsewhere'))
  expect(b.desk.state(shared).place).toBe('here')
  expect(a.desk.state(own).place).toBe('here')
  await vi.waitFor(() => expect(a.desk.media()).toMatchObject({ bytes: 5000, over: 1000, coming: { files: 0 } }))
})

test('what the plan names comes at once, also while nobody takes what is above the budget', async () => {
  const clock = new ManualClock()
  const [a, b] = [await computer(undefined, clock), await computer()]
  const [own, preview] = [await a.put(6000), await b.put(100)]
  a.refs.set(original(own, 6000))
  await a.desk.setRules({ originals: 'all', budget: 4000 })
  await vi.waitFor(() => expect(a.desk.media().over).toBe(2000))
  meet(a, b)
  a.refs.set(original(own, 6000), { hash: preview, use: 'preview', size: null })
  clock.advance(1_000)
  await vi.waitFor(() => expect(a.desk.state(preview).place).toBe('here'))
})

test('[BL10] a disk that does not erase once is asked again', async () => {
  const [a, b] = [await computer(), await computer()]
  const hash = await a.put(6000)
  for (const { refs } of [a, b]) refs.set(original(hash, 6000))
  meet(a, b)
  await vi.waitFor(() => expect(b.desk.state(hash).place).toBe('here'))
  vi.spyOn(a.desk.blobs.store, 'delete').mockRejectedValueOnce(new Error('The disk does not answer.'))
  await a.desk.setRules({ originals: 'all', budget: 4000 })
  await vi.waitFor(() => expect(a.desk.state(hash).place).toBe('elsewhere'))
})

test('[BL11] what its asset called too short comes once it says how long it is', async () => {
  const [a, b] = [await computer(), await computer()]
  const [hash, honest] = [await a.put(5000), await a.put(100)]
  b.refs.set(original(hash, 10), original(honest, 100))
  meet(a, b)
  await vi.waitFor(() => expect(b.desk.state(honest).place).toBe('here'))
  b.refs.set(original(hash, 5000), original(honest, 100))
  await vi.waitFor(() => expect(b.desk.state(hash).place).toBe('here'))
})
