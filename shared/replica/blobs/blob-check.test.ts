import { describe, expect, it } from 'vitest'
import { type BlobDevice, blobDevice, blobDevices, joinDevices } from '../../../test/support/blob-device.ts'
import { media } from '../../../test/support/media.ts'
import { breathe, type ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import { strangePeer } from '../../../test/support/strange-peer.ts'
import { BlobCheck } from './blob-check.ts'
import { chunkBytes } from './chunks.ts'

const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.from(a).equals(Buffer.from(b))

/** One bit of a chunk becomes another on the disk. */
async function rot({ store }: BlobDevice, hash: string, index: number): Promise<void> {
  const { bytes } = (await store.chunk(hash, index)) ?? {}
  if (bytes !== undefined) bytes[7] = (bytes[7] ?? 0) ^ 1
}

/** Lets so many minutes pass. */
async function minutes(mesh: ReplicaMesh, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    mesh.clock.advance(60_000)
    await breathe(2_000)
    await mesh.deliverAll()
  }
}

describe('a blob that the own disk has spoilt in silence', () => {
  it('[BL12] is noticed when a peer goes away because of it, and comes again from another, to both', async () => {
    const { mesh, a, b, c } = await blobDevices(1, 3)
    const bytes = media(4 * chunkBytes + 9, 1)
    const hash = await a.put(bytes)
    await c.put(bytes)
    await rot(a, hash, 2)
    for (const device of [a, b]) device.want(hash)
    const link = joinDevices(mesh, a, b)
    await mesh.settle()
    expect(link.closed().b).toBe('The other side sent media that is not what it is named.')
    expect(a.blobs.find(hash)?.from).toBe(3)
    for (const device of [a, b]) joinDevices(mesh, c, device)
    await mesh.settle()
    for (const { blobs } of [a, b]) expect(same(await blobs.read(hash), bytes)).toBe(true)
  })

  it('[BL12] is noticed also when more was sent before the peer said so, and nothing else is then thought spoilt', async () => {
    const { mesh, a, b } = await blobDevices(6, 2)
    const hashes: string[] = []
    for (let seed = 0; seed < 8; seed++) hashes.push(await a.put(media(2_000 + seed, 60 + seed)))
    const [spoilt = '', ...sound] = hashes
    await rot(a, spoilt, 0)
    b.want(...hashes)
    const link = joinDevices(mesh, a, b)
    await mesh.settle()
    expect(link.closed().b).toBe('The other side sent media that is not what it is named.')
    expect(a.blobs.has(spoilt)).toBe(false)
    expect(sound.every((hash) => a.blobs.has(hash))).toBe(true)
  })

  it.each([0, 1, 3])(
    '[BL12] is noticed when it is read, in chunk %i, and stays noticed after a restart',
    async (index) => {
      const { mesh, a, c } = await blobDevices(2, 3)
      const bytes = media(3 * chunkBytes + 9, 2)
      const hash = await a.put(bytes)
      await rot(a, hash, index)
      expect(await a.blobs.read(hash)).toBeNull()
      expect(a.blobs.find(hash)?.from).toBe(index + 1)
      const again = await blobDevice(mesh, 'a', a.store)
      expect(again.blobs.has(hash)).toBe(false)
      await c.put(bytes)
      again.want(hash)
      joinDevices(mesh, again, c)
      await mesh.settle()
      expect(same(await again.blobs.read(hash), bytes)).toBe(true)
    },
  )

  it('[BL12] is noticed while nothing happens: one blob a minute, each once a week, also over restarts', async () => {
    const { mesh, a, c } = await blobDevices(3, 3)
    const hashes: string[] = []
    for (let seed = 0; seed < 3; seed++) hashes.push(await a.put(media(chunkBytes + 9, seed)))
    const [first = '', second = '', third = ''] = hashes
    let reads = 0
    const chunk = a.store.chunk.bind(a.store)
    a.store.chunk = (hash, index) => {
      reads += 1
      return chunk(hash, index)
    }
    const readsIn = async (count: number) => {
      const before = reads
      await minutes(mesh, count)
      return reads - before
    }
    expect([await readsIn(1), await readsIn(1), await readsIn(1), await readsIn(60)]).toEqual([2, 2, 2, 0])
    for (const hash of [second, third]) await rot(a, hash, 0)
    mesh.clock.advance(7 * 24 * 60 * 60_000)
    const again = await blobDevice(mesh, 'a', a.store)
    await again.put(media(5, 9))
    await minutes(mesh, 5)
    expect([first, second, third].map((hash) => again.blobs.has(hash))).toEqual([true, false, false])
    await c.put(media(chunkBytes + 9, 1))
    again.want(second)
    joinDevices(mesh, again, c)
    await mesh.settle()
    expect(again.blobs.has(second)).toBe(true)
  })

  it('[BL10] [BL12] is not promised to who would then let go the only copy', async () => {
    const { mesh, a, b } = await blobDevices(4, 2)
    const [spoilt, sound] = [await a.put(media(2 * chunkBytes, 4)), await a.put(media(2 * chunkBytes, 5))]
    for (const seed of [4, 5]) await b.put(media(2 * chunkBytes, seed))
    await rot(a, spoilt, 1)
    joinDevices(mesh, a, b)
    await mesh.settle()
    const released = b.exchange.release([spoilt, sound])
    await mesh.settle()
    expect(await released).toEqual([sound])
    expect([b.blobs.has(spoilt), a.blobs.has(spoilt)]).toEqual([true, false])
  })

  it('[BL12] is not looked for again and again because somebody asks for promises without end', async () => {
    const { a } = await blobDevices(5, 2)
    const hash = await a.put(media(100, 5))
    a.store.chunk = () => new Promise(() => {})
    const peer = await strangePeer(a.replica, { device: 'greedy' })
    for (let at = 0; at < 65; at++) peer.push({ kind: 'keep', hashes: [hash] })
    await breathe(2_000)
    expect(peer.ended()).toBe('The other side asks for more than it takes.')
  })
})

describe('a blob that was looked at', () => {
  /** A check by itself, and how often a blob was found to be right. */
  async function checking(seed: number) {
    const { mesh, a } = await blobDevices(seed, 2)
    const hash = await a.put(media(100, seed))
    // It looks by itself.
    a.exchange.close()
    let found = 0
    const write = a.store.write.bind(a.store)
    a.store.write = (blob, chunks) => {
      if (blob.checkedAt !== undefined) found += 1
      return write(blob, chunks)
    }
    let isBusy = false
    const check = new BlobCheck(a.blobs, mesh.clock, () => isBusy)
    return { mesh, hash, check, found: () => found, busy: (now: boolean) => (isBusy = now) }
  }

  it('[BL12] is relied on for a day', async () => {
    const { mesh, hash, check, found } = await checking(7)
    for (let time = 0; time < 3; time++) await check.assure(hash)
    expect(found()).toBe(1)
    mesh.clock.advance(24 * 60 * 60_000)
    await check.assure(hash)
    expect(found()).toBe(2)
    check.close()
  })

  it('[BL12] is not looked at again within ten minutes, however often peers go away', async () => {
    const { mesh, hash, check, found } = await checking(8)
    for (let time = 0; time < 3; time++) await check.suspect([hash])
    expect(found()).toBe(1)
    mesh.clock.advance(10 * 60_000)
    await check.suspect([hash])
    expect(found()).toBe(2)
    check.close()
  })

  it('[BL12] waits while the disk has better to do', async () => {
    const { mesh, check, found, busy } = await checking(9)
    busy(true)
    check.wake()
    await minutes(mesh, 3)
    expect(found()).toBe(0)
    busy(false)
    await minutes(mesh, 1)
    expect(found()).toBe(1)
    check.close()
  })
})
