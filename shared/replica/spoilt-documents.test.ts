import { createEncoder, toUint8Array, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { breathe, ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { forged, overlapping, stranger, trap } from '../../test/support/spoiling.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { type MadeStruct, type MadeUpdate, madeUpdate } from '../../test/support/yjs-update.ts'
import { mostStructs } from './frugal-decoder.ts'
import { MemoryStore } from './memory-store.ts'
import type { Replica } from './replica.ts'
import type { DocChange, DocId, Durability } from './store.ts'
import { isWellFormedUpdate } from './well-formed.ts'

type Item = Extract<MadeStruct, { kind: 'item' }>

const textOf = (replica: Replica, id: DocId) => replica.read(id, (doc) => doc.getText('text').toString())

/** Two members with one post, `author` of which wrote it as client `client`. */
async function members(seed: number, store = new MemoryStore()) {
  const mesh = new ReplicaMesh(seed)
  const id = mesh.random.docId(1_700_000_000_000)
  const [author, other] = [mesh.replica(), mesh.replica(store)]
  let client = 0
  const write = (text: string) =>
    author.change(id, (doc: Y.Doc) => {
      client = doc.clientID
      doc.getText('text').insert(doc.getText('text').length, text)
    })
  await write('mine')
  const link = mesh.link(author, other)
  await mesh.settle()
  mesh.cut(link)
  return { mesh, id, author, other, write, client: () => client }
}

describe('a document that a member tries to spoil', () => {
  it('[EX4] does not take a change that would break it with the next honest one', async () => {
    const { mesh, id, author, other, write, client } = await members(1)
    const peer = await strangePeer(other)
    await peer.say({ kind: 'update', seq: 1, id, update: trap(client(), 6) })
    expect(peer.ended()).toContain('unreadable')
    await write(' and more')
    const link = mesh.link(author, other)
    await mesh.settle()
    expect(link.closed()).toEqual({ a: null, b: null })
    expect(await textOf(other, id)).toBe('mine and more')
    expect(link.a.state.inStep).toBe(true)
  })

  it('[EX4] is not built of so many parts that one message fills the memory', async () => {
    const { mesh, other } = await members(7)
    const parts = (count: number) => {
      const encoder = createEncoder()
      for (const number of [1, count, stranger, 0]) writeVarUint(encoder, number)
      for (let part = 0; part < count; part++) writeUint8Array(encoder, Uint8Array.of(0, 1))
      writeVarUint(encoder, 0)
      return toUint8Array(encoder)
    }
    expect(isWellFormedUpdate(parts(mostStructs))).toBe(true)
    const peer = await strangePeer(other)
    const id = mesh.random.docId(1_700_000_000_001)
    await peer.say({ kind: 'update', seq: 1, id, update: parts(mostStructs + 1) })
    expect(peer.ended()).toContain('unreadable')
  })

  it('[EX6] has grown, change by change, beyond what one message may hold: it is not sent, and parts nobody', async () => {
    const { mesh, id, author, other, write } = await members(8)
    for (const half of ['a', 'b']) {
      await author.change(id, (doc) => {
        const map = doc.getMap('unknown')
        for (let part = 0; part < 0.6 * mostStructs; part++) map.set(`${half}${part}`, 0)
      })
    }
    const post = mesh.random.docId(1_700_000_000_001)
    await author.change(post, (doc) => doc.getText('text').insert(0, 'next'))
    await write(' and more')
    const newcomer = mesh.replica()
    const links = [mesh.link(author, other), mesh.link(author, newcomer)]
    await mesh.settle(4)
    for (const link of links) expect(link.closed()).toEqual({ a: null, b: null })
    expect([await textOf(other, post), await textOf(newcomer, post)]).toEqual(['next', 'next'])
    expect([await other.has(id), await newcomer.has(id)]).toEqual([true, false])
  })

  it('[EX7] stays behind alone where it was spoilt: the two go on with the other documents', async () => {
    const { mesh, id, other, client } = await members(2)
    const hostile = await strangePeer(other)
    await hostile.say({ kind: 'update', seq: 1, id, update: forged(client(), 4) })
    const honest = await strangePeer(other)
    await honest.say({ kind: 'update', seq: 1, id, update: overlapping(client(), 4) })
    await honest.say({ kind: 'update', seq: 2, id, update: overlapping(client(), 4) })
    const post = mesh.random.docId(1_700_000_000_001)
    await honest.say({ kind: 'update', seq: 3, id: post, update: overlapping(7, 0) })
    expect([hostile.ended(), honest.ended()]).toEqual([null, null])
    expect(await textOf(other, post)).toBe('xx')
    expect(await textOf(other, id)).toBe('mine')
    while (mesh.clock.step()) await honest.listen()
    expect(honest.heard).toContainEqual({ kind: 'ack', seq: 3 })
  })

  it('[EX8] takes no types in types without end, which one computer could delete and another not, in whatever pieces', async () => {
    const { mesh, other } = await members(9)
    const id = mesh.random.docId(1_700_000_000_001)
    const chain = (from: number, to: number): MadeUpdate => ({
      clients: [
        {
          client: stranger,
          clock: from,
          structs: Array.from({ length: to - from }, (_, at) => ({
            kind: 'item',
            content: 7,
            write: (encoder) => writeVarUint(encoder, 1),
            parent: from + at === 0 ? 'post' : [stranger, from + at - 1],
            key: 'status',
          })),
        },
      ],
    })
    const hostile = await strangePeer(other)
    // The end first, so that all waits for the beginning.
    for (let part = 0; part < 10; part++) {
      const update = madeUpdate(chain((9 - part) * 500, (10 - part) * 500))
      await hostile.say({ kind: 'update', seq: part + 1, id, update })
    }
    expect(hostile.ended()).toBeNull()
    const again = await strangePeer(other)
    for (let part = 0; part < 10; part++)
      await again.say({ kind: 'update', seq: part + 1, id, update: madeUpdate(chain(part * 500, (part + 1) * 500)) })
    await other.change(id, (doc) => doc.getMap('post').set('status', 'draft'))
    expect(await other.read(id, (doc) => doc.getMap('post').get('status'))).toBe('draft')
    const friend = mesh.replica()
    const link = mesh.link(other, friend)
    await mesh.settle()
    expect(link.a.state.inStep).toBe(true)
  })

  /** Letters of one client, all at one place. */
  const letters = (by: number, clock: number, count: number, place: Pick<Item, 'parent' | 'rightOrigin'>) => {
    const struct: Item = { kind: 'item', content: 4, write: (encoder) => writeVarString(encoder, 'x'), ...place }
    return madeUpdate({ clients: [{ client: by, clock, structs: Array.from({ length: count }, () => struct) }] })
  }

  it('[EX9] takes no insertions of which each is held against each of very many at one place', async () => {
    const { mesh, other } = await members(10)
    const [id, post] = [mesh.random.docId(1_700_000_000_001), mesh.random.docId(1_700_000_000_002)]
    const hostile = await strangePeer(other)
    await hostile.say({ kind: 'update', seq: 1, id, update: letters(5, 0, 4_000, { parent: 'text' }) })
    await hostile.say({ kind: 'update', seq: 2, id, update: letters(9, 0, 4_000, { parent: 'text' }) })
    await hostile.say({ kind: 'update', seq: 3, id: post, update: overlapping(7, 0) })
    expect(hostile.ended()).toBeNull()
    // What was fitted in before too many places were passed is as good as if it had come alone.
    expect((await textOf(other, id))?.length).toBeLessThanOrEqual(4_000 + 5_000_000 / 4_000)
    expect(await textOf(other, post)).toBe('xx')
  })

  it('[EX9] is not built, in cheap pieces, so that nobody could read it from nothing', async () => {
    const { mesh, other } = await members(11)
    const id = mesh.random.docId(1_700_000_000_001)
    const hostile = await strangePeer(other)
    const two: Item = { kind: 'item', content: 4, write: (encoder) => writeVarString(encoder, 'ab'), parent: 'text' }
    const parts = [madeUpdate({ clients: [{ client: 1, clock: 0, structs: [two] }] })]
    // Who comes later stands before the first of the two; from nothing they come first, and are in the way of the others.
    for (const [by, before] of [
      [5, 1],
      [9, 0],
    ] as const)
      for (let clock = 0; clock < 3_000; clock += 500) parts.push(letters(by, clock, 500, { rightOrigin: [1, before] }))
    for (const [at, update] of parts.entries()) await hostile.say({ kind: 'update', seq: at + 1, id, update })
    expect(hostile.ended()).toBeNull()
    expect(await textOf(other, id)).toHaveLength(2 + 3_000 + 500)
    const friend = mesh.replica()
    const link = mesh.link(other, friend)
    await mesh.settle()
    expect(link.a.state.inStep).toBe(true)
  })

  it('[EX7] ends a session that is about it alone, so that nothing passes for saved', async () => {
    const { id, other, client } = await members(3)
    const peer = await strangePeer(other, { scope: id })
    await peer.say({ kind: 'update', seq: 1, id, update: forged(client(), 4) })
    expect(peer.ended()).toBeNull()
    await peer.say({ kind: 'update', seq: 2, id, update: overlapping(client(), 4) })
    expect(peer.ended()).toContain('unreadable')
    expect(peer.heard.filter(({ kind }) => kind === 'ack')).toEqual([])
  })

  it('[EX7] is one of 64 at most from one peer', async () => {
    const { mesh, other } = await members(4)
    const peer = await strangePeer(other)
    for (let at = 0; at < 65; at++) {
      expect(peer.ended()).toBeNull()
      const id = mesh.random.docId(1_700_000_000_100 + at)
      await other.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
      const client = (await other.read(id, (doc) => doc.clientID)) ?? 0
      await peer.say({ kind: 'update', seq: 2 * at + 1, id, update: forged(client + 1, 0) })
      await peer.say({ kind: 'update', seq: 2 * at + 2, id, update: overlapping(client + 1, 0) })
    }
    expect(peer.ended()).toContain('unreadable')
  })

  it('[EX5] that waits for what never comes keeps nobody from being in step, also after a restart', async () => {
    const store = new MemoryStore()
    const { mesh, id, author, other } = await members(8, store)
    const fresh = mesh.random.docId(1_700_000_000_001)
    const hostile = await strangePeer(other)
    const waiting = madeUpdate({
      clients: [
        {
          client: stranger,
          clock: 5,
          structs: [{ kind: 'item', content: 4, write: (encoder) => writeVarString(encoder, 'x'), parent: 'text' }],
        },
      ],
      deleted: [{ client: 7, runs: [[3, 2]] }],
    })
    for (const [at, about] of [id, fresh].entries())
      await hostile.say({ kind: 'update', seq: at + 1, id: about, update: waiting })
    expect(hostile.ended()).toBeNull()
    for (const replica of [other, mesh.replica(store)]) {
      const link = mesh.link(author, replica)
      await mesh.settle()
      expect(link.a.state.inStep).toBe(true)
      expect(link.closed()).toEqual({ a: null, b: null })
      await author.change(id, (doc) => doc.getText('text').insert(0, 'still '))
      await mesh.settle()
      expect(await textOf(replica, id)).toContain('still mine')
      await replica.flush()
      mesh.cut(link)
    }
  })

  it('[ST3] is not written down broken when the commit that was under way fails', async () => {
    const written: DocChange[] = []
    let fail = (_reason: Error) => {}
    let holds = false
    class HeldStore extends MemoryStore {
      override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
        if (holds) {
          await new Promise((_, reject) => {
            fail = reject
          })
        }
        written.push(...changes)
        await super.commit(changes, durability)
      }
    }
    const store = new HeldStore()
    const { mesh, id, other, client } = await members(5, store)
    const peer = await strangePeer(other)
    await peer.say({ kind: 'update', seq: 1, id, update: forged(client(), 4) })
    await other.flush()
    written.length = 0
    holds = true
    const kept = other.change(id, (doc) => doc.getText('text').insert(0, 'Not lost: '))
    await breathe()
    peer.push({ kind: 'update', seq: 2, id, update: overlapping(client(), 4) })
    await breathe()
    holds = false
    fail(new Error('The disk failed.'))
    await breathe()
    while (mesh.clock.step()) await breathe()
    await kept
    expect(written.map((change) => change.id)).toEqual([id])
    expect(await textOf(mesh.replica(store), id)).toBe('Not lost: mine')
  })
})

describe('a storage that cannot be read', () => {
  it('ends the session with a reason, and the next one works when it can be read again', async () => {
    let isBroken = false
    class BrokenStore extends MemoryStore {
      override async load(id: DocId): Promise<readonly Uint8Array[]> {
        if (isBroken) throw new Error('Bad sector.')
        return super.load(id)
      }
    }
    const store = new BrokenStore()
    const { mesh, id, author, write } = await members(6, store)
    await write(' and more')
    const restarted = mesh.replica(store)
    isBroken = true
    const first = mesh.link(author, restarted)
    await mesh.settle(4)
    expect(first.closed().b).toContain('cannot be read')
    mesh.cut(first)
    isBroken = false
    mesh.link(author, restarted)
    await mesh.settle()
    expect(await textOf(restarted, id)).toBe('mine and more')
  })
})
