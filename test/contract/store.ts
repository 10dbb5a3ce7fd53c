import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fingerprintOf } from '../../shared/replica/fingerprint.ts'
import { readLog } from '../../shared/replica/read-log.ts'
import type { DocChange, DocId, Store } from '../../shared/replica/store.ts'
import { making } from './making.ts'

/** Makes an empty store, and opens what it kept again as after a restart (left out if it keeps nothing). */
export interface StoreFactory {
  make(): Promise<Store>
  reopen?(store: Store): Promise<Store>
  dispose?(store: Store): Promise<void>
  /** Makes other bytes of the oldest part of a document, as a bad disk does (left out where there is no disk). */
  damage?(store: Store, id: DocId, spoil: (bytes: Uint8Array) => Uint8Array): Promise<void>
}

const first = '018f0000-0000-7000-8000-000000000001'
const second = '018f0000-0000-7000-8000-000000000002'

/** A document that is written step by step, with the change that each step makes. */
class Writing {
  readonly doc = new Y.Doc()
  readonly id: DocId

  constructor(id: DocId) {
    this.id = id
  }

  write(text: string): DocChange {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getText('text').insert(this.doc.getText('text').length, text)
    return this.change(before)
  }

  erase(length: number): DocChange {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getText('text').delete(0, length)
    return this.change(before)
  }

  change(before: Uint8Array): DocChange {
    const { id, doc } = this
    return { id, doc, update: Y.encodeStateAsUpdate(doc, before), fingerprint: fingerprintOf(doc) }
  }
}

async function read(store: Store, id: DocId): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of await store.load(id)) Y.applyUpdate(doc, update)
  return doc
}

const textIn = async (store: Store, id: DocId) => (await read(store, id)).getText('text').toString()

/** What every store must do (SPEC.md, ST). Call it in a test file of the implementation. */
export function testStore(name: string, factory: StoreFactory): void {
  testKeeping(name, factory)
  if (factory.damage !== undefined) testDamage(name, factory, factory.damage)
}

function testKeeping(name: string, factory: StoreFactory): void {
  describe(`${name} as a store`, () => {
    const { make, reopen } = making(factory)

    it('[ST1] starts empty and gives nothing for a document it does not have', async () => {
      const store = await make()
      expect((await store.directory()).size).toBe(0)
      expect(await store.load(first)).toEqual([])
    })

    it('[ST1] gives back all commits of a document, in order', async () => {
      const store = await make()
      const writing = new Writing(first)
      for (const word of ['one ', 'two ', 'three']) await store.commit([writing.write(word)], 'relaxed')
      expect(await textIn(store, first)).toBe('one two three')
    })

    it('[ST4] lists each document with the fingerprint of its last commit', async () => {
      const store = await make()
      const [a, b] = [new Writing(first), new Writing(second)]
      await store.commit([a.write('a'), b.write('b')], 'relaxed')
      await store.commit([b.erase(1)], 'strict')
      const directory = await store.directory()
      expect([...directory].sort()).toEqual([
        [first, fingerprintOf(a.doc)],
        [second, fingerprintOf(b.doc)],
      ])
    })

    it('[ST5] keeps the content and the fingerprint through compaction', async () => {
      const store = await make()
      const writing = new Writing(first)
      for (let step = 0; step < 80; step++) await store.commit([writing.write(`word ${step} `)], 'relaxed')
      await store.commit([writing.erase(20)], 'relaxed')
      await store.compact(first)
      expect(await store.load(first)).toHaveLength(1)
      const doc = await read(store, first)
      expect(doc.getText('text').toString()).toBe(writing.doc.getText('text').toString())
      expect(fingerprintOf(doc)).toBe(fingerprintOf(writing.doc))
      expect((await store.directory()).get(first)).toBe(fingerprintOf(writing.doc))
    })

    it('[ST5] compacts a document that it does not have into nothing', async () => {
      const store = await make()
      await store.compact(first)
      expect((await store.directory()).size).toBe(0)
      expect(await store.load(first)).toEqual([])
    })

    it('[ST6] loses nothing that is committed while it compacts', async () => {
      const store = await make()
      const writing = new Writing(first)
      for (let step = 0; step < 20; step++) {
        const before = writing.write(`before ${step} `)
        const during = writing.write(`during ${step} `)
        await store.commit([before], 'relaxed')
        await Promise.all([store.compact(first), store.commit([during], 'relaxed'), store.compact(first)])
      }
      expect(await textIn(store, first)).toBe(writing.doc.getText('text').toString())
    })

    it('[ST1] commits many new documents at once, and changes to them afterwards', async () => {
      const store = await make()
      const writings = Array.from({ length: 300 }, (_, index) => {
        return new Writing(`018f0000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`)
      })
      await store.commit(
        writings.map((writing, index) => writing.write(`post ${index}`)),
        'strict',
      )
      const [, , third] = writings
      if (third === undefined) throw new Error('There are three.')
      await store.commit([third.write(' changed')], 'relaxed')
      expect((await store.directory()).size).toBe(300)
      expect(await textIn(store, third.id)).toBe('post 2 changed')
      expect(await textIn(store, writings[299]?.id ?? '')).toBe('post 299')
      await store.compact(third.id)
      expect(await textIn(store, third.id)).toBe('post 2 changed')
    })

    it('[ST1] accepts an empty commit', async () => {
      const store = await make()
      await store.commit([], 'strict')
      expect((await store.directory()).size).toBe(0)
    })

    if (reopen === null) return

    it('[ST7] has after a restart what it confirmed before', async () => {
      const store = await make()
      const writing = new Writing(first)
      await store.commit([writing.write('kept ')], 'relaxed')
      await store.compact(first)
      await store.commit([writing.write('too')], 'strict')
      const again = await reopen(store)
      expect(await textIn(again, first)).toBe('kept too')
      expect((await again.directory()).get(first)).toBe(fingerprintOf(writing.doc))
    })
  })
}

function testDamage(name: string, factory: StoreFactory, damage: NonNullable<StoreFactory['damage']>): void {
  describe(`${name} on a disk that spoils a document`, () => {
    const { make } = making(factory)

    const spoil = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)

    /** Three commits of one document and one of another; the first is damaged. */
    async function damaged() {
      const store = await make()
      const [writing, other] = [new Writing(first), new Writing(second)]
      for (const word of ['one ', 'two ', 'three']) await store.commit([writing.write(word)], 'relaxed')
      await store.commit([other.write('other')], 'relaxed')
      await damage(store, first, spoil)
      return { store, writing }
    }

    it('[ST10] gives back the rest, keeps what cannot be read while that is not all, and other documents', async () => {
      const { store } = await damaged()
      const before = await store.load(first)
      expect(before).toHaveLength(3)
      expect(readLog(before).unreadable).toBe(1)
      await store.compact(first)
      expect(await store.load(first)).toEqual(before)
      expect(await textIn(store, second)).toBe('other')
    })

    it('[ST12] takes one letter for another as a part that cannot be read', async () => {
      const store = await make()
      const [writing, other] = [new Writing(first), new Writing(second)]
      for (const word of ['one ', 'two ']) await store.commit([writing.write(word)], 'relaxed')
      await store.commit([other.write('other')], 'relaxed')
      const [letter, another] = [...'oi'].map((character) => character.charCodeAt(0))
      await damage(store, first, (bytes) => bytes.map((byte) => (byte === letter ? (another ?? 0) : byte)))
      const { unreadable } = readLog(await store.load(first))
      expect(unreadable).toBe(1)
      await store.compact(first)
      expect(readLog(await store.load(first)).unreadable).toBe(1)
      await store.commit([writing.change(Y.encodeStateVector(new Y.Doc()))], 'strict')
      await store.compact(first)
      expect(await textIn(store, first)).toBe('one two ')
      expect(await textIn(store, second)).toBe('other')
    })

    it('[ST10] is whole again, and rid of what cannot be read, when all of it was written anew', async () => {
      const { store, writing } = await damaged()
      await store.commit([writing.change(Y.encodeStateVector(new Y.Doc()))], 'strict')
      await store.compact(first)
      expect(await store.load(first)).toHaveLength(1)
      expect(await textIn(store, first)).toBe('one two three')
      expect((await store.directory()).get(first)).toBe(fingerprintOf(writing.doc))
    })
  })
}
