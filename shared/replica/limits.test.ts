import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { heapInUse } from '../../test/support/heap.ts'
import { breathe, ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { encodeMessage, type Message } from './frames.ts'
import { MemoryStore } from './memory-store.ts'
import { maxMessageBytes } from './parts.ts'
import { endOfIds } from './reconcile/fingerprint-set.ts'
import type { Range } from './reconcile/ranges.ts'
import type { DocChange, Durability } from './store.ts'

/** A store that can be made to wait, and counts its commits. */
class WatchedStore extends MemoryStore {
  readonly commits: number[] = []
  stopped = false

  override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    if (this.stopped) await new Promise(() => {})
    this.commits.push(changes.length)
    await super.commit(changes, durability)
  }
}

function replicaOn(store: MemoryStore, seed: number) {
  const mesh = new ReplicaMesh(seed)
  const id = mesh.random.docId(1_700_000_000_000)
  return { mesh, id, replica: mesh.replica(store) }
}

const updateOf = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

const updatesIn = (heard: readonly Message[]) => heard.filter((message) => message.kind === 'update')

describe('a hostile peer', () => {
  it('[EX4] is cut off for an update that cannot be applied, which leaves nothing behind', async () => {
    const { id, replica } = replicaOn(new MemoryStore(), 1)
    await replica.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
    const root = await replica.root()
    for (const update of [updateOf('x').subarray(0, 6), Uint8Array.from([1, 1, 7, 0, 132, 1, 0, 0, 0])]) {
      const peer = await strangePeer(replica)
      await peer.say({ kind: 'update', seq: 1, id, update })
      expect(peer.ended()).toContain('unreadable')
      expect(await replica.root()).toBe(root)
      expect(await replica.read(id, (doc) => doc.getText('text').toString())).toBe('mine')
    }
  })

  it('[AK3] is cut off when it confirms what was never sent', async () => {
    const peer = await strangePeer(replicaOn(new MemoryStore(), 2).replica)
    await peer.say({ kind: 'ack', seq: 9 })
    expect(peer.ended()).toContain('never sent')
  })

  it('[AK5] is cut off when it sends far ahead of what is taken in, however its messages are cut', async () => {
    const store = new WatchedStore()
    const { id, replica } = replicaOn(store, 3)
    const peer = await strangePeer(replica)
    const update = updateOf('a'.repeat(3 * 1024 * 1024))
    let sent = 0
    for (; peer.ended() === null && sent < 20; sent++) peer.push({ kind: 'update', seq: sent + 1, id, update })
    expect(peer.ended()).toContain('faster than agreed')
    expect(sent).toBeLessThanOrEqual(11)
  })

  it('[AK6] is cut off when it asks for ever more and takes nothing', async () => {
    const { id, replica } = replicaOn(new MemoryStore(), 4)
    await replica.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
    const peer = await strangePeer(replica)
    const nothing = Y.encodeStateVector(new Map())
    const long = Y.encodeStateVector(new Map(Array.from({ length: 200_000 }, (_, client) => [client + 2 ** 30, 1])))
    // It confirms nothing, so that the window stays full after the first answers.
    for (let asked = 0; asked < 1100; asked++) peer.push({ kind: 'state', id, wantsBack: false, vector: nothing })
    for (let turn = 0; turn < 200; turn++) await peer.listen()
    expect(peer.ended()).toBeNull()
    for (let asked = 0; asked < 100 && peer.ended() === null; asked++) {
      await peer.say({ kind: 'state', id, wantsBack: false, vector: long })
    }
    expect(peer.ended()).toContain('more than it takes')
  })

  it('[AK6] is cut off when it asks for comparisons and takes none of the answers', async () => {
    const { mesh, replica } = replicaOn(new MemoryStore(), 9)
    const ids = Array.from({ length: 600 }, (_, at) => mesh.random.docId(1_700_000_000_000 + at))
    await replica.changeAll(ids.map((id) => ({ id, mutate: (doc) => doc.getMap('post').set('a', 1) })))
    const peer = await strangePeer(replica)
    const vector = Y.encodeStateVector(new Map())
    // It confirms nothing, so that the window stays full after the first answers.
    for (let asked = 0; asked < 1100; asked++) {
      peer.push({ kind: 'state', id: ids[0] ?? '', wantsBack: false, vector })
    }
    for (let turn = 0; turn < 200; turn++) await peer.listen()
    const ranges: readonly Range[] = Array.from({ length: 2000 }, (_, at) => ({
      kind: 'hash',
      upper: (0x018b_cfe5 + at).toString(16).padStart(8, '0'),
      hash: '12345678',
    }))
    for (let asked = 0; asked < 300 && peer.ended() === null; asked++) {
      peer.push({ kind: 'ask', ranges })
      await breathe()
    }
    expect(peer.ended()).toContain('more than it takes')
  })
})

describe('a peer that hides much behind little', () => {
  it('[AK6] has no more of it kept than counts: what waits to be answered holds no frame', async () => {
    const { id, replica } = replicaOn(new MemoryStore(), 10)
    await replica.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
    const peer = await strangePeer(replica)
    const vector = Y.encodeStateVector(new Map())
    for (let asked = 0; asked < 1100; asked++) peer.push({ kind: 'state', id, wantsBack: false, vector })
    for (let turn = 0; turn < 200; turn++) await peer.listen()
    const before = heapInUse()
    // Bytes after the last field are passed over [FR4]: they are no part of the answer that waits.
    const padded = new Uint8Array(1024 * 1024)
    padded.set(encodeMessage({ kind: 'state', id, wantsBack: false, vector }))
    for (let asked = 0; asked < 100; asked++) peer.pushBytes(padded)
    expect(peer.ended()).toBeNull()
    expect(heapInUse() - before).toBeLessThan(50 * 1024 * 1024)
  })
})

describe('a slow peer', () => {
  it('[AK4] is sent no more than the window while it confirms nothing', async () => {
    const { mesh, replica } = replicaOn(new MemoryStore(), 5)
    const ids = Array.from({ length: 2000 }, (_, at) => mesh.random.docId(1_700_000_000_000 + at))
    await replica.changeAll(ids.map((id, at) => ({ id, mutate: (doc) => doc.getText('text').insert(0, `post ${at}`) })))
    const peer = await strangePeer(replica)
    await peer.say({ kind: 'ask', ranges: [{ upper: endOfIds, kind: 'leaf', hashes: [] }] })
    for (let turn = 0; turn < 200; turn++) await peer.listen()
    expect(updatesIn(peer.heard)).toHaveLength(1024)
    await replica.close()
  })

  it('[LV4] is offered a document instead of more than 1 MiB of its changes', async () => {
    const { mesh, id, replica } = replicaOn(new MemoryStore(), 6)
    const peer = await strangePeer(replica)
    const others = Array.from({ length: 1100 }, (_, at) => mesh.random.docId(1_700_000_001_000 + at))
    for (const other of others) await replica.change(other, (doc) => doc.getMap('post').set('a', 1))
    for (let change = 0; change < 12; change++) {
      await replica.change(id, (doc) => doc.getText('text').insert(0, 'a'.repeat(100_000)))
    }
    await peer.listen()
    const before = updatesIn(peer.heard)
    expect(before).toHaveLength(1024)
    await peer.say({ kind: 'ack', seq: 1024 })
    for (let turn = 0; turn < 20; turn++) await peer.listen()
    const about = peer.heard.filter((message) => 'id' in message && message.id === id)
    expect(about.filter(({ kind }) => kind === 'update')).toHaveLength(10)
    expect(about.at(-1)).toMatchObject({ kind: 'state', wantsBack: true })
    await replica.close()
  })
})

describe('a change of many documents', () => {
  it('[ST8] is one commit, however many they are', async () => {
    const store = new WatchedStore()
    const { mesh, replica } = replicaOn(store, 7)
    const ids = Array.from({ length: 700 }, (_, at) => mesh.random.docId(1_700_000_000_000 + at))
    await replica.changeAll(ids.map((id) => ({ id, mutate: (doc) => doc.getMap('post').set('a', 1) })))
    expect(store.commits).toEqual([700])
    await replica.close()
  })
})

describe('a document that no message can hold', () => {
  it('[EX6] stays behind alone', async () => {
    const mesh = new ReplicaMesh(8)
    const [a, b] = [mesh.replica(), mesh.replica()]
    const [huge, small] = [mesh.random.docId(1_700_000_000_000), mesh.random.docId(1_700_000_000_001)]
    await a.change(huge, (doc) => doc.getText('text').insert(0, 'a'.repeat(maxMessageBytes)))
    await a.change(small, (doc) => doc.getText('text').insert(0, 'small'))
    const link = mesh.link(a, b)
    await mesh.settle(6)
    expect(link.closed()).toEqual({ a: null, b: null })
    expect(await b.read(small, (doc) => doc.getText('text').toString())).toBe('small')
    expect(await b.has(huge)).toBe(false)
    expect(link.a.state.inStep).toBe(false)
    await a.close()
    await b.close()
  })
})
