import { type Encoder, writeAny, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { type MadeStruct, madeUpdate } from '../../test/support/yjs-update.ts'
import { MemoryStore } from './memory-store.ts'
import { isWellFormedUpdate, isWellFormedVector } from './well-formed.ts'

const client = 99
const updateOf = (...structs: readonly MadeStruct[]) => madeUpdate({ clients: [{ client, clock: 0, structs }] })
const item = (content: number, write: (encoder: Encoder) => void) => updateOf({ kind: 'item', content, write })
const value = (written: Parameters<typeof writeAny>[1]) =>
  item(8, (encoder) => {
    writeVarUint(encoder, 1)
    writeAny(encoder, written)
  })
const nested = (levels: number) =>
  item(8, (encoder) => {
    writeVarUint(encoder, 1)
    const [list, nothing] = [117, 126]
    for (let level = 0; level < levels; level++) {
      writeUint8(encoder, list)
      writeVarUint(encoder, 1)
    }
    writeUint8(encoder, nothing)
  })
const deleted = (...runs: readonly (readonly [number, number])[]) =>
  madeUpdate({ clients: [], deleted: [{ client, runs }] })

/** So many that Yjs, which adds them up, cannot read what it then writes. */
const endless = updateOf(
  ...Array.from({ length: 2000 }, () => ({ kind: 'collected', length: Number.MAX_SAFE_INTEGER }) as const),
)

describe('a change that is well-formed', () => {
  it('[EX4] is whatever Placard writes', () => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'a post 😀')
    doc.getMap('post').set('schedule', { wall: '2026-01-01T10:00', zone: 'UTC', instant: 0 })
    const alt = new Y.Map([['alt', new Y.Text('a cat')]])
    doc.getMap('media').set('use', alt)
    doc.getText('text').delete(1, 2)
    doc.getText('text').delete(3, 1)
    expect(isWellFormedUpdate(Y.encodeStateAsUpdate(doc))).toBe(true)
  })

  it('[EX4] has no clock that nobody could reach by writing', () => {
    expect(isWellFormedUpdate(updateOf({ kind: 'collected', length: 2 ** 31 }))).toBe(true)
    expect(isWellFormedUpdate(updateOf({ kind: 'collected', length: 2 ** 31 + 1 }))).toBe(false)
    expect(isWellFormedUpdate(endless)).toBe(false)
    expect(isWellFormedUpdate(deleted([2 ** 31, 1]))).toBe(false)
  })

  it('[EX4] deletes in order: Yjs writes other runs down as something else while they wait', () => {
    expect(isWellFormedUpdate(deleted([0, 2], [2, 1], [5, 9]))).toBe(true)
    expect(isWellFormedUpdate(deleted([2, 3], [0, 1]))).toBe(false)
    expect(isWellFormedUpdate(deleted([0, 3], [2, 9]))).toBe(false)
  })

  it('[EX4] holds plain values, nested no deeper than the stack goes', () => {
    expect(isWellFormedUpdate(value({ a: ['b', 1, null, true, { c: Uint8Array.of(1) }] }))).toBe(true)
    expect(isWellFormedUpdate(nested(32))).toBe(true)
    expect(isWellFormedUpdate(nested(33))).toBe(false)
    expect(isWellFormedUpdate(nested(5000))).toBe(false)
    expect(isWellFormedUpdate(value(5n))).toBe(false)
  })

  it('[EX4] is not made of so many values that one message fills the memory', () => {
    const [list, none] = [117, Uint8Array.of(118, 0)]
    const empty = (count: number) =>
      item(8, (encoder) => {
        writeVarUint(encoder, 1)
        writeUint8(encoder, list)
        writeVarUint(encoder, count)
        for (let at = 0; at < count; at++) for (const byte of none) writeUint8(encoder, byte)
      })
    expect(isWellFormedUpdate(empty(1000))).toBe(true)
    expect(isWellFormedUpdate(empty(4_000_000))).toBe(false)
  })

  it('[EX4] has no content that Placard never writes', () => {
    const json = (encoder: Encoder) => writeVarString(encoder, '{}')
    const list = (encoder: Encoder) => {
      writeVarUint(encoder, 1)
      json(encoder)
    }
    const format = (encoder: Encoder) => {
      writeVarString(encoder, 'bold')
      json(encoder)
    }
    const document = (encoder: Encoder) => {
      writeVarString(encoder, 'inner')
      writeAny(encoder, {})
    }
    for (const strange of [item(2, list), item(5, json), item(6, format), item(9, document)]) {
      expect(isWellFormedUpdate(strange)).toBe(false)
    }
  })
})

describe('a change of lengths without end', () => {
  it('[EX4] does not cost the document, nor the company of the others', async () => {
    const mesh = new ReplicaMesh(1)
    const store = new MemoryStore()
    const [victim, friend] = [mesh.replica(store), mesh.replica()]
    const id = mesh.random.docId(1_700_000_000_000)
    await victim.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
    const peer = await strangePeer(victim)
    await peer.say({ kind: 'update', seq: 1, id, update: endless })
    expect(peer.ended()).toContain('unreadable')
    await victim.close()
    const restarted = mesh.replica(store)
    expect(await restarted.read(id, (doc) => doc.getText('text').toString())).toBe('mine')
    const link = mesh.link(restarted, friend)
    await mesh.settle()
    expect(link.a.state.inStep).toBe(true)
    expect(link.closed()).toEqual({ a: null, b: null })
  })
})

describe('a state vector', () => {
  it('[EX1] has no more clients than a document has', () => {
    const vector = (count: number) => Y.encodeStateVector(new Map(Array.from({ length: count }, (_, at) => [at, 1])))
    expect(isWellFormedVector(vector(1000))).toBe(true)
    expect(isWellFormedVector(vector(500_001))).toBe(false)
  })
})
