import { expect, test } from 'vitest'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { forged, overlapping, stranger } from '../../test/support/spoiling.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { listsDocId } from './lists.ts'
import { savePlan } from './lists-document.ts'
import { openLists } from './plan-lists.ts'

test('[EX4] the lists go on when a hostile peer broke their document', async () => {
  const replica = new ReplicaMesh(1).replica()
  const lists = await openLists(replica)
  await lists.change((doc) => savePlan(doc, { name: 'Spring' }))
  const peer = await strangePeer(replica)
  await peer.say({ kind: 'update', seq: 1, id: listsDocId, update: forged(stranger, 0) })
  await peer.say({ kind: 'update', seq: 2, id: listsDocId, update: overlapping(stranger, 0) })
  expect(lists.current().plan.name).toBe('Spring')
  const told: string[] = []
  lists.watch(({ plan }) => told.push(plan.name))
  await lists.change((doc) => savePlan(doc, { name: 'Autumn' }))
  expect(lists.current().plan.name).toBe('Autumn')
  expect(told.at(-1)).toBe('Autumn')
  lists.close()
  await replica.close()
})
