import { expect, test } from 'vitest'
import { breathe, ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { forged, overlapping, stranger } from '../../test/support/spoiling.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import type { OpenDoc, Replica } from '../replica/replica.ts'
import { listsDocId } from './lists.ts'
import { savePlan } from './lists-document.ts'
import { openLists } from './plan-lists.ts'

/** Breaks the lists document, as a hostile member can: the replica puts it together anew. */
async function breakLists(replica: Replica): Promise<void> {
  const peer = await strangePeer(replica)
  await peer.say({ kind: 'update', seq: 1, id: listsDocId, update: forged(stranger, 0) })
  await peer.say({ kind: 'update', seq: 2, id: listsDocId, update: overlapping(stranger, 0) })
}

test('[EX4] the lists go on when a hostile peer broke their document', async () => {
  const replica = new ReplicaMesh(1).replica()
  const lists = await openLists(replica)
  await lists.change((doc) => savePlan(doc, { name: 'Spring' }))
  await breakLists(replica)
  expect(lists.current().plan.name).toBe('Spring')
  const told: string[] = []
  lists.watch(({ plan }) => told.push(plan.name))
  await lists.change((doc) => savePlan(doc, { name: 'Autumn' }))
  expect(lists.current().plan.name).toBe('Autumn')
  expect(told.at(-1)).toBe('Autumn')
  lists.close()
  await replica.close()
})

test('lists that are closed while their document is put together anew hold it no longer', async () => {
  const replica = new ReplicaMesh(2).replica()
  const open = replica.open.bind(replica)
  const held = new Set<OpenDoc>()
  replica.open = async (id) => {
    const handle = await open(id)
    held.add(handle)
    return { ...handle, release: () => held.delete(handle) }
  }
  const lists = await openLists(replica)
  await lists.change((doc) => savePlan(doc, { name: 'Spring' }))
  const { doc } = await open(listsDocId)
  doc.on('destroy', () => lists.close())
  await breakLists(replica)
  await breathe()
  expect(held.size).toBe(0)
  await replica.close()
})
