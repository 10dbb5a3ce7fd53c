import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { MemoryStore } from './memory-store.ts'
import type { Replica } from './replica.ts'

const textOf = (id: string, replica: Replica) => replica.read(id, (doc) => doc.getText('text').toString())

const write = (replica: Replica, id: string, text: string) =>
  replica.change(id, (doc) => doc.getText('text').insert(0, text))

async function pair(seed: number) {
  const mesh = new ReplicaMesh(seed)
  const id = mesh.random.docId(1_700_000_000_000)
  return { mesh, id, a: mesh.replica(), b: mesh.replica() }
}

/** A store that confirms nothing until it is let. */
class SlowStore extends MemoryStore {
  let: () => void = () => {}
  readonly #gate = new Promise<void>((resolve) => {
    this.let = resolve
  })

  override async commit(...given: Parameters<MemoryStore['commit']>): Promise<void> {
    await this.#gate
    await super.commit(...given)
  }
}

/** A store that knows how many documents were ever being read at once. */
class CountingStore extends MemoryStore {
  most = 0
  #now = 0

  override async load(id: string): Promise<readonly Uint8Array[]> {
    this.#now += 1
    this.most = Math.max(this.most, this.#now)
    const updates = await super.load(id)
    this.#now -= 1
    return updates
  }
}

describe('two replicas', () => {
  it('[RC1] exchange what each of them has', async () => {
    const { mesh, a, b } = await pair(1)
    const ids = Array.from({ length: 100 }, (_, index) => mesh.random.docId(1_700_000_000_000 + index))
    for (const [index, id] of ids.entries()) await write(index % 2 ? a : b, id, `post ${index}`)
    const link = mesh.link(a, b)
    await mesh.settle()
    expect(link.closed()).toEqual({ a: null, b: null })
    expect(await a.root()).toBe(await b.root())
    expect(await textOf(ids[3] ?? '', b)).toBe('post 3')
    expect(link.a.state).toMatchObject({ phase: 'live', unconfirmed: 0, inStep: true })
    expect(link.b.state).toMatchObject({ phase: 'live', unconfirmed: 0, inStep: true })
  })

  it('[HL3] say nothing but hello when they are equal, in less than 100 bytes', async () => {
    const { mesh, id, a, b } = await pair(2)
    await write(a, id, 'text')
    const first = mesh.link(a, b)
    await mesh.settle()
    mesh.cut(first)
    const { pipe } = mesh.link(a, b)
    let bytes = 0
    for (const end of [pipe.a, pipe.b]) {
      const send = end.send.bind(end)
      end.send = (frame) => {
        bytes += frame.length
        return send(frame)
      }
    }
    await mesh.settle()
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(100)
  })

  it('[HL2] of different plans refuse each other', async () => {
    const mesh = new ReplicaMesh(3)
    const link = mesh.link(mesh.replica(new MemoryStore(), 'one plan'), mesh.replica(new MemoryStore(), 'another'))
    await mesh.deliverAll()
    expect(link.closed().a).toContain('another plan')
    expect(link.closed().b).toContain('another plan')
  })

  it('[LV1] pass on what is typed, through a third', async () => {
    const { mesh, id, a, b } = await pair(4)
    const c = mesh.replica()
    mesh.link(a, b)
    mesh.link(b, c)
    await mesh.settle()
    void write(a, id, 'typed')
    await mesh.deliverAll()
    expect(await textOf(id, c)).toBe('typed')
  })

  it('[LV6] pass a key on in the call that wrote it, before it is durable here', async () => {
    const mesh = new ReplicaMesh(9)
    const slow = new SlowStore()
    const [a, b] = [mesh.replica(slow), mesh.replica()]
    const link = mesh.link(a, b)
    await mesh.settle(2)
    const id = mesh.random.docId(1_700_000_000_000)
    const opened = await a.open(id)
    opened.doc.getText('text').insert(0, 'key')
    expect(link.pipe.waiting().toB).toBe(1)
    await mesh.deliverAll()
    expect(await textOf(id, b)).toBe('key')
    expect(a.saving).toMatchObject({ pending: 1, savedAt: null })
    slow.let()
    await mesh.settle()
    expect(a.saving.pending).toBe(0)
  })

  it('[EX2] read the documents to be compared together, not one after the other', async () => {
    const mesh = new ReplicaMesh(10)
    const stores = [new CountingStore(), new CountingStore()] as const
    const ids = Array.from({ length: 100 }, (_, index) => mesh.random.docId(1_700_000_000_000 + index))
    for (const [side, store] of stores.entries()) {
      const before = mesh.replica(store)
      await before.changeAll(ids.map((id) => ({ id, mutate: (doc) => doc.getText('text').insert(0, `side ${side}`) })))
      await before.close()
    }
    const [a, b] = [mesh.replica(stores[0]), mesh.replica(stores[1])]
    mesh.link(a, b)
    await mesh.settle()
    expect(await a.root()).toBe(await b.root())
    expect(Math.max(...stores.map((store) => store.most))).toBeGreaterThan(50)
  })

  it('[AK2] count a change as unconfirmed until the other has it for good', async () => {
    const mesh = new ReplicaMesh(5)
    const slow = new SlowStore()
    const [a, b] = [mesh.replica(), mesh.replica(slow)]
    const link = mesh.link(a, b)
    await mesh.settle(2)
    const id = mesh.random.docId(1_700_000_000_000)
    await write(a, id, 'text')
    await mesh.settle(5)
    expect(await textOf(id, b)).toBe('text')
    expect(link.a.state).toMatchObject({ unconfirmed: 1, inStep: false })
    slow.let()
    await mesh.settle()
    expect(link.a.state).toMatchObject({ unconfirmed: 0, inStep: true })
  })

  it('[RC9] heal when one is set back to an older copy', async () => {
    const { mesh, id, a, b } = await pair(6)
    await write(a, id, 'first ')
    const link = mesh.link(a, b)
    await mesh.settle()
    await write(a, mesh.random.docId(1_700_000_000_001), 'later')
    await mesh.settle()
    mesh.cut(link)
    const setBack = mesh.replica()
    await setBack.change(id, (doc) => doc.getText('text').insert(0, 'kept '))
    mesh.link(b, setBack)
    await mesh.settle()
    expect(await setBack.root()).toBe(await b.root())
  })
})

it('[HL4] the side that waits for the other to compare says that documents are exchanged once the first is offered', async () => {
  const { id, a } = await pair(9)
  await write(a, id, 'mine')
  const phases: string[] = []
  const peer = await strangePeer(a, { onState: ({ phase }) => phases.push(phase) })
  expect(phases.at(-1)).toBe('reconciling')
  await peer.say({ kind: 'state', id, vector: Y.encodeStateVector(new Y.Doc()), wantsBack: true })
  expect(phases.at(-1)).toBe('exchanging')
  await a.close()
})

describe('a session about one document', () => {
  it('[HL5] [LV1] carries this document and no other', async () => {
    const { mesh, id, a, b } = await pair(7)
    const other = mesh.random.docId(1_700_000_000_001)
    await write(a, id, 'mine')
    await write(a, other, 'other')
    mesh.link(a, b, { scope: id })
    await mesh.settle()
    const opened = await b.open(id)
    opened.doc.getText('text').insert(4, ' and yours')
    await mesh.settle()
    expect(await textOf(id, a)).toBe('mine and yours')
    expect(await b.has(other)).toBe(false)
  })

  it('[PR2] [PR3] passes presence on, and forgets who is gone', async () => {
    const { mesh, id, a, b } = await pair(8)
    const editor = mesh.replica()
    mesh.link(a, b)
    const window = mesh.link(b, editor, { scope: id })
    await mesh.settle()
    const opened = await editor.open(id)
    opened.presence.setLocalState({ name: 'Ada' })
    await mesh.deliverAll()
    const seen = (await a.open(id)).presence
    expect([...seen.getStates().values()]).toEqual([{ name: 'Ada' }])
    mesh.cut(window)
    await mesh.deliverAll()
    expect(seen.getStates().size).toBe(0)
    for (const replica of [a, b, editor]) await replica.close()
  })
})
