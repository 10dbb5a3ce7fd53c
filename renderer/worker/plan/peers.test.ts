import { expect, test, vi } from 'vitest'
import type { SearchHit } from '../../../shared/ipc/plan-api.ts'
import { changePost, createPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { firstHits } from '../../../test/support/plan-worker.ts'
import { startWithPeer } from '../../../test/support/worker-with-peer.ts'

const schedule = scheduleAt('2026-11-27T09:00', 'Europe/London')

test('what a peer brings is in the days, in search and in segments; what it changes moves', async () => {
  const { plan, peer, newId, connect, inStep, queries, end } = await startWithPeer()
  const ids = Array.from({ length: 80 }, newId)
  await peer.changeAll(
    ids.map((id, at) => ({ id, mutate: (doc) => createPost(doc, { text: `From afar ${at}`, schedule }, 1_000) })),
  )
  connect()
  await inStep()
  await vi.waitFor(async () => expect((await plan.database.days.get('2026-11-27'))?.cards).toHaveLength(80))
  const found: SearchHit[] = []
  await queries.watchSearch('zebra', 5, (hits) => found.splice(0, found.length, ...hits))
  expect(await firstHits(queries, 'afar 17')).toMatchObject([{ card: { id: ids[17] } }])
  expect(found).toEqual([])

  await peer.change(ids[17] ?? '', (doc) => {
    changePost(doc, { schedule: null }, 2_000)
    textOf(doc).insert(0, 'Zebra ')
  })
  await inStep()
  await vi.waitFor(() => expect(found).toMatchObject([{ card: { id: ids[17] } }]))
  expect((await plan.database.days.get('2026-11-27'))?.cards).toHaveLength(79)
  await end()
})

test('an import reaches a connected peer, and one that comes later', async () => {
  const { plan, connect, inStep, end } = await startWithPeer()
  const session = connect()
  await plan.bulk.write(Array.from({ length: 100 }, (_, at) => ({ text: `Row ${at}` })))
  await inStep()
  session.close()
  await plan.bulk.write([{ text: 'While away' }])
  connect()
  await inStep()
  await end()
})
