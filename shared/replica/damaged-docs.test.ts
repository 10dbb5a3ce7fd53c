import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { MemoryStore } from './memory-store.ts'
import type { Replica } from './replica.ts'
import type { DocId } from './store.ts'

/** A store whose disk spoils what it is told to. */
class RottenStore extends MemoryStore {
  readonly spoilt = new Map<DocId, (updates: readonly Uint8Array[]) => readonly Uint8Array[]>()

  override async load(id: DocId): Promise<readonly Uint8Array[]> {
    const updates = await super.load(id)
    return this.spoilt.get(id)?.(updates) ?? updates
  }
}

const textOf = (replica: Replica, id: DocId) => replica.read(id, (doc: Y.Doc) => doc.getText('text').toString())

/** Two members in step, the store of one, and its replica as after a restart. */
async function twoMembers(seed: number) {
  const mesh = new ReplicaMesh(seed)
  const ids = [1, 2].map((at) => mesh.random.docId(1_700_000_000_000 + at))
  const [damaged = '', fine = ''] = ids
  const store = new RottenStore()
  const other = mesh.replica()
  const before = mesh.replica(store)
  for (const id of ids) await other.change(id, (doc) => doc.getText('text').insert(0, 'Come on'))
  const link = mesh.link(other, before)
  await mesh.settle()
  for (const id of ids) await other.change(id, (doc) => doc.getText('text').insert(7, ' Friday'))
  await mesh.settle()
  await before.flush()
  mesh.cut(link)
  await before.close()
  return { mesh, damaged, fine, store, other, restarted: () => mesh.replica(store) }
}

const cut = (update: Uint8Array) => update.subarray(0, update.length - 5)
const garbled = (update: Uint8Array) => update.map((byte, at) => (at % 3 === 0 ? 255 - byte : byte))

const damages: Readonly<Record<string, (updates: readonly Uint8Array[]) => readonly Uint8Array[]>> = {
  'its first part is cut off': ([first = new Uint8Array(), ...rest]) => [cut(first), ...rest],
  'its last part is garbled': (updates) => updates.map((update, at) => (at === 1 ? garbled(update) : update)),
  'all of it is garbled': (updates) => updates.map(garbled),
  'all of it is empty': (updates) => updates.map(() => new Uint8Array()),
  'its first part is gone': (updates) => updates.slice(1),
  'all of it is gone': () => [],
}

test.each(Object.keys(damages))('[ST10] a document comes again from a peer when %s', async (name) => {
  const { mesh, damaged, fine, store, other, restarted } = await twoMembers(1)
  const spoil = damages[name]
  if (spoil !== undefined) store.spoilt.set(damaged, spoil)
  const replica = restarted()
  const told: number[] = []
  replica.watchSaving(({ damaged: ids }) => told.push(ids.length))
  const link = mesh.link(other, replica)
  await mesh.settle()
  expect(link.a.state.inStep, 'nobody has looked yet').toBe(true)
  const text = await textOf(replica, damaged)
  expect(text).not.toBe('Come on Friday')
  expect(replica.saving.damaged).toEqual([damaged])
  await other.change(fine, (doc) => doc.getText('text').insert(0, 'Please: '))
  await mesh.settle()
  expect(link.closed()).toEqual({ a: null, b: null })
  expect(link.b.state.inStep).toBe(true)
  expect(await textOf(replica, damaged)).toBe('Come on Friday')
  expect(await textOf(replica, fine)).toBe('Please: Come on Friday')
  expect(replica.saving.damaged).toEqual([])
  expect(Math.max(...told)).toBe(1)
  await replica.close()
})

test('[ST10] what a session needs and the disk gives back damaged is left out of it, as far as it is lost', async () => {
  const { mesh, damaged, fine, store, other, restarted } = await twoMembers(2)
  store.spoilt.set(damaged, (updates) => updates.map(garbled))
  const replica = restarted()
  await replica.change(fine, (doc) => doc.getText('text').insert(0, 'Please: '))
  // Both are compared, and offered.
  await other.change(damaged, (doc) => doc.getText('text').insert(14, ' at ten'))
  const link = mesh.link(other, replica)
  await mesh.settle()
  expect(link.closed()).toEqual({ a: null, b: null })
  expect(await textOf(replica, damaged)).toBe('Come on Friday at ten')
  expect(await textOf(other, fine)).toBe('Please: Come on Friday')
  expect(replica.saving.damaged).toEqual([])
  expect(await replica.root()).toBe(await other.root())
})

test('[ST10] what nobody else has is told of until somebody brings it, and does not part the two', async () => {
  const { mesh, damaged, store, other, restarted } = await twoMembers(3)
  store.spoilt.set(damaged, (updates) => updates.map(garbled))
  const replica = restarted()
  const [stranger, whole] = [mesh.replica(), await other.wholeOf(damaged)]
  expect(await textOf(replica, damaged)).toBeNull()
  const link = mesh.link(stranger, replica)
  await mesh.settle()
  expect([link.closed().b, link.b.state.inStep]).toEqual([null, true])
  expect(replica.saving.damaged).toEqual([damaged])
  expect(await replica.has(damaged)).toBe(false)
  if (whole !== null) expect(await replica.receive([whole])).toEqual(['new'])
  await mesh.settle()
  expect(await textOf(replica, damaged)).toBe('Come on Friday')
  expect(replica.saving.damaged).toEqual([])
})

const garbage = Uint8Array.of(9, 9, 9)

test('[ST10] what cannot be read is thrown away once the rest is all of the document, and not before', async () => {
  const { mesh, damaged, other, store } = await twoMembers(4)
  const written = (await other.fingerprints()).get(damaged) ?? ''
  const readable = async (from: MemoryStore) =>
    (await from.load(damaged)).map((update) => update.length > garbage.length)
  const lost = new MemoryStore()
  const doc = new Y.Doc()
  await lost.commit([{ id: damaged, update: garbage, doc, fingerprint: written }], 'relaxed')
  const replica = mesh.replica(lost)
  expect(await textOf(replica, damaged)).toBeNull()
  await replica.flush()
  expect(await readable(lost)).toEqual([false])
  mesh.link(other, replica)
  await mesh.settle()
  await replica.close()
  expect(await readable(lost)).toEqual([true])

  await store.commit([{ id: damaged, update: garbage, doc, fingerprint: written }], 'relaxed')
  expect(await readable(store)).toContain(false)
  const again = mesh.replica(store)
  expect(await textOf(again, damaged)).toBe('Come on Friday')
  expect(again.saving.damaged).toEqual([])
  await again.close()
  expect(await readable(store)).toEqual([true])
})

test('[ST10] a document that is again what was written is known to be whole, whatever else the two differ in', async () => {
  const { damaged, other, store, restarted } = await twoMembers(5)
  store.spoilt.set(damaged, (updates) => updates.map(garbled))
  const replica = restarted()
  const peer = await strangePeer(replica)
  expect(await textOf(replica, damaged)).toBeNull()
  expect(replica.saving.damaged).toEqual([damaged])
  await peer.say({ kind: 'update', seq: 1, id: damaged, update: (await other.wholeOf(damaged))?.update ?? garbage })
  expect(replica.saving.damaged).toEqual([])
})
