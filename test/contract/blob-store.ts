import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BlobStore, KeptChunk } from '../../shared/replica/blobs/blob-store.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { chunkBytes } from '../../shared/replica/blobs/chunks.ts'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { making } from './making.ts'

/** Makes an empty store, and opens what it kept again as after a restart (left out if it keeps nothing). */
export interface BlobStoreFactory {
  make(): Promise<BlobStore>
  reopen?(store: BlobStore): Promise<BlobStore>
  dispose?(store: BlobStore): Promise<void>
}

const random = new SeededRandom(3)
const clock = new ManualClock()
const never = new AbortController().signal

/** Random bytes, quickly: a page of them again and again, each time shifted. */
function someBytes(size: number): Uint8Array<ArrayBuffer> {
  const page = random.bytes(4099)
  return Uint8Array.from({ length: size }, (_, at) => (page[at % page.length] ?? 0) ^ (at >> 12))
}

const nameOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const put = (blobs: Blobs, bytes: Uint8Array<ArrayBuffer>) => putBlob(blobs, new Blob([bytes]), () => {}, never)
/** Buffers, because comparing megabytes one by one takes the test runner seconds. */
const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.from(a).equals(Buffer.from(b))

/** What every blob store must do (SPEC.md, BL). Call it in a test file of the implementation. */
export function testBlobStore(name: string, factory: BlobStoreFactory): void {
  describe(`${name} as a blob store`, () => {
    const { make, reopen } = making(factory)

    it('starts empty and gives nothing that it does not have', async () => {
      const store = await make()
      expect(await store.list()).toEqual([])
      expect(await store.chunk('0'.repeat(64), 0)).toBeNull()
    })

    it.each([0, 1, 63, 64, chunkBytes, chunkBytes + 1, 5 * chunkBytes, 5 * chunkBytes + 77])(
      '[BL1] keeps a blob of %i bytes under its SHA-256 and gives it back',
      async (size) => {
        const blobs = await Blobs.open(await make(), clock)
        const bytes = someBytes(size)
        expect(await put(blobs, bytes)).toEqual({ hash: nameOf(bytes), size })
        expect(blobs.has(nameOf(bytes))).toBe(true)
        expect(same(await blobs.read(nameOf(bytes)), bytes)).toBe(true)
        expect(blobs.usage).toEqual({ bytes: size, blobs: 1 })
      },
    )

    it('reads any range, also across chunks and past the end', async () => {
      const blobs = await Blobs.open(await make(), clock)
      const bytes = someBytes(3 * chunkBytes + 5)
      const { hash } = (await put(blobs, bytes)) ?? { hash: '' }
      for (const [start, end] of [
        [0, 10],
        [chunkBytes - 3, chunkBytes + 3],
        [10, 3 * chunkBytes + 2],
        [3 * chunkBytes + 4, 9e9],
        [7e9, 9e9],
      ] as const) {
        expect(same(await blobs.read(hash, start, end), bytes.subarray(start, end)), `${start} to ${end}`).toBe(true)
      }
    })

    it('[BL4] keeps a part with its progress, and goes on from there', async () => {
      const store = await make()
      const whole = await Blobs.open(await make(), clock)
      const bytes = someBytes(4 * chunkBytes + 9)
      const { hash, size } = (await put(whole, bytes)) ?? { hash: '', size: 0 }
      const chunks: KeptChunk[] = []
      for (let index = 4; index >= 0; index--) {
        const chunk = await whole.store.chunk(hash, index)
        if (chunk !== null) chunks.push(chunk)
      }
      const part = await Blobs.open(store, clock)
      await part.keep({ hash, size }, chunks.slice(0, 2))
      await part.keep({ hash, size }, chunks.slice(3))
      expect(part.find(hash)).toMatchObject({ from: 3, size })
      expect(part.has(hash)).toBe(false)
      expect(await part.read(hash)).toBeNull()
      expect(part.usage.bytes).toBe(chunkBytes + 9)
      const again = await Blobs.open(store, clock)
      expect(again.find(hash)).toMatchObject({ from: 3, size })
      await again.keep({ hash, size }, chunks)
      expect(same(await again.read(hash), bytes)).toBe(true)
    })

    it('keeps what the bytes were, and no more: their memory is used for others afterwards', async () => {
      const store = await make()
      const whole = await Blobs.open(await make(), clock)
      const bytes = someBytes(1000)
      const { hash } = (await put(whole, bytes)) ?? { hash: '' }
      const { index, midstates } = (await whole.store.chunk(hash, 0)) ?? { index: 0, midstates: new Uint8Array() }
      const memory = new Uint8Array(4 * chunkBytes)
      memory.set(bytes, 100)
      const chunk = { index, midstates, bytes: memory.subarray(100, 1100) }
      await store.write({ hash, size: 1000, from: 0, usedAt: 0 }, [chunk])
      memory.fill(0)
      const kept = await store.chunk(hash, 0)
      expect(same(kept?.bytes ?? null, bytes)).toBe(true)
      expect(kept?.bytes.buffer.byteLength).toBeLessThan(chunkBytes)
    })

    it('keeps what one call brings, or nothing, and each blob apart', async () => {
      const store = await make()
      const blobs = await Blobs.open(store, clock)
      const [a, b] = [someBytes(chunkBytes + 1), someBytes(chunkBytes + 2)]
      await Promise.all([put(blobs, a), put(blobs, b), put(blobs, a)])
      await blobs.delete(nameOf(a))
      expect(blobs.has(nameOf(a))).toBe(false)
      expect(await store.chunk(nameOf(a), 0)).toBeNull()
      expect((await store.list()).map(({ hash }) => hash)).toEqual([nameOf(b)])
      expect(same(await blobs.read(nameOf(b)), b)).toBe(true)
    })

    it('notes when a blob was used', async () => {
      const store = await make()
      const blobs = await Blobs.open(store, clock)
      const { hash } = (await put(blobs, someBytes(10))) ?? { hash: '' }
      clock.advance(3_600_000)
      await blobs.read(hash)
      expect(await store.list()).toEqual([{ hash, size: 10, from: 0, usedAt: clock.now() }])
    })

    if (reopen === null) return

    it('[BL4] has after a restart what it confirmed before', async () => {
      const store = await make()
      const bytes = someBytes(2 * chunkBytes)
      const { hash } = (await put(await Blobs.open(store, clock), bytes)) ?? { hash: '' }
      const again = await reopen(store)
      expect(same(await (await Blobs.open(again, clock)).read(hash), bytes)).toBe(true)
    })
  })
}
