import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { encodeMessage } from './frames.ts'
import { MemoryStore } from './memory-store.ts'
import { cutMessage } from './parts.ts'
import type { Replica } from './replica.ts'

const textOf = (id: string, replica: Replica) => replica.read(id, (doc) => doc.getText('text').toString())
const write = (replica: Replica, id: string, text: string) =>
  replica.change(id, (doc) => doc.getText('text').insert(0, text))
const no = () => false

/** An editor and a viewer of one plan with a few posts that both have. */
async function desks(seed: number) {
  const mesh = new ReplicaMesh(seed)
  const ids = Array.from({ length: 40 }, (_, index) => mesh.random.docId(1_700_000_000_000 + index))
  const [editor, viewer] = [mesh.replica(), mesh.replica()]
  for (const id of ids) await write(editor, id, 'post. ')
  const first = mesh.link(editor, viewer)
  await mesh.settle()
  mesh.cut(first)
  return { mesh, editor, viewer, id: ids[0] ?? '', other: ids[7] ?? '' }
}

describe('a side that may only look', () => {
  it('[RO1] is refused what it sends all the same: nothing of it is taken in or confirmed, and it is told once', async () => {
    const { mesh, editor, viewer, id } = await desks(1)
    let told = 0
    const link = mesh.link(editor, viewer, { mayWrite: no, onRefused: () => told++ }, {})
    await mesh.settle()
    const before = await editor.root()
    await write(viewer, id, 'Sneaked in. ')
    await write(viewer, id, 'Again. ')
    await mesh.settle()
    expect(await editor.root()).toBe(before)
    expect(link.closed()).toEqual({ a: null, b: null })
    expect(told).toBe(1)
    expect(link.b.state).toMatchObject({ unconfirmed: 0, inStep: false, heldBack: 1 })
  })

  it('[RO1] is judged by its role when a change is taken in, not by that when it came', async () => {
    let goOn = () => {}
    const stopped = new Promise<void>((resolve) => {
      goOn = resolve
    })
    class SlowStore extends MemoryStore {
      override async commit(...given: Parameters<MemoryStore['commit']>): Promise<void> {
        await stopped
        await super.commit(...given)
      }
    }
    const mesh = new ReplicaMesh(12)
    const replica = mesh.replica(new SlowStore())
    const ids = Array.from({ length: 1100 }, (_, index) => mesh.random.docId(1_700_000_000_000 + index))
    const busy = replica.changeAll(ids.map((id) => ({ id, mutate: (doc) => doc.getText('text').insert(0, 'post') })))
    let mayWrite = true
    const peer = await strangePeer(replica, { mayWrite: () => mayWrite })
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'Sneaked in. ')
    const id = mesh.random.docId(1_800_000_000_000)
    await peer.say({ kind: 'update', seq: 1, id, update: Y.encodeStateAsUpdate(doc) })
    mayWrite = false
    goOn()
    await busy
    await peer.listen()
    expect(await textOf(id, replica)).toBeNull()
    expect(peer.heard).toContainEqual({ kind: 'refused', seq: 1 })
    await replica.close()
  })

  it('[RO1] cannot use a refusal for a confirmation of what was never sent', async () => {
    const { mesh, editor, viewer } = await desks(2)
    const cutOff: string[] = []
    const link = mesh.link(editor, viewer, { onCutOff: (reason) => cutOff.push(reason) })
    await mesh.settle()
    for (const frame of cutMessage(encodeMessage({ kind: 'refused', seq: 900 }))) link.pipe.b.send(frame)
    await mesh.settle()
    expect(link.closed().a).toContain('never sent')
    expect(cutOff).toEqual(['The other side confirmed what was never sent.'])
  })

  it('[RO2] holds back what it wrote, keeps it, counts the documents, and still gets what the others write', async () => {
    const { mesh, editor, viewer, id, other } = await desks(3)
    await write(viewer, id, 'Mine. ')
    await viewer.change(other, (doc) => doc.getText('text').delete(0, 2))
    await write(editor, id, 'Theirs. ')
    await write(editor, mesh.random.docId(1_800_000_000_000), 'new')
    let refused = 0
    const link = mesh.link(editor, viewer, { mayWrite: no, onRefused: () => refused++ }, { maySend: no })
    await mesh.settle()
    expect(await textOf(id, viewer)).toContain('Theirs. ')
    expect(await textOf(id, viewer)).toContain('Mine. ')
    expect(await textOf(id, editor)).not.toContain('Mine. ')
    expect(await textOf(other, editor)).toBe('post. ')
    expect(link.b.state).toMatchObject({ unconfirmed: 0, inStep: false, heldBack: 2 })
    expect(refused).toBe(0)
  })

  it('[RO5] is told by the other side to have everything, and more of its own, once a round has found only that', async () => {
    const { mesh, editor, viewer, id, other } = await desks(6)
    await write(viewer, id, 'Mine. ')
    const link = mesh.link(editor, viewer, { mayWrite: no }, { maySend: no })
    expect(link.a.state.keepsOwn).toBe(false)
    await mesh.settle()
    expect(link.a.state).toMatchObject({ unconfirmed: 0, inStep: false, keepsOwn: true })
    expect(link.b.state.keepsOwn).toBe(false)
    await write(editor, other, 'News. ')
    expect(link.a.state).toMatchObject({ unconfirmed: 1, keepsOwn: true })
    await mesh.settle()
    expect(link.a.state).toMatchObject({ unconfirmed: 0, keepsOwn: true })
    mesh.cut(link)
    const again = mesh.link(editor, viewer)
    await mesh.settle()
    expect(again.a.state).toMatchObject({ inStep: true, keepsOwn: false })
  })

  it('[RO4] passes on nothing of what others wrote, which comes once they meet somebody who may write', async () => {
    const { mesh, editor, viewer, id } = await desks(8)
    const other = mesh.replica()
    mesh.link(editor, viewer, { mayWrite: no }, { maySend: no })
    mesh.link(viewer, other, { maySend: no }, { mayWrite: no })
    await write(editor, id, 'News. ')
    await mesh.settle()
    expect(await textOf(id, viewer)).toContain('News. ')
    expect(await other.has(id)).toBe(false)
    mesh.link(editor, other)
    await mesh.settle()
    expect(await textOf(id, other)).toBe(await textOf(id, editor))
  })

  it('[RO2] sends what it held back once it may', async () => {
    const { mesh, editor, viewer, id } = await desks(4)
    await write(viewer, id, 'Mine. ')
    const held = mesh.link(editor, viewer, { mayWrite: no }, { maySend: no })
    await mesh.settle()
    mesh.cut(held)
    const link = mesh.link(editor, viewer)
    await mesh.settle()
    expect(await textOf(id, editor)).toContain('Mine. ')
    expect(link.b.state).toMatchObject({ inStep: true, heldBack: 0 })
  })

  it('[RO1] has what it sent before its role was changed confirmed, and what came after refused', async () => {
    const { mesh, editor, viewer, id, other } = await desks(5)
    let may = true
    mesh.link(editor, viewer, { mayWrite: () => may }, {})
    await mesh.settle()
    await write(viewer, id, 'In time. ')
    await mesh.deliverAll()
    may = false
    await write(viewer, other, 'Too late. ')
    await mesh.settle()
    expect(await textOf(id, editor)).toContain('In time. ')
    expect(await textOf(other, editor)).not.toContain('Too late. ')
    expect(await textOf(other, viewer)).toContain('Too late. ')
  })
})
