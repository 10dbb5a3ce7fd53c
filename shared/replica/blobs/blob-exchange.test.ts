import { describe, expect, it } from 'vitest'
import { blobDevice, blobDevices, joinDevices } from '../../../test/support/blob-device.ts'
import { countPieces, deliverUntil } from '../../../test/support/count-pieces.ts'
import { media } from '../../../test/support/media.ts'
import { chunkBytes, longestPiece } from './chunks.ts'

const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.from(a).equals(Buffer.from(b))

describe('a blob', () => {
  it.each([0, 1, longestPiece, chunkBytes, 2 * chunkBytes + 5])('of %i bytes comes to who wants it', async (size) => {
    const { mesh, a, b } = await blobDevices(1, 2)
    const bytes = media(size, 1)
    const hash = await a.put(bytes)
    b.want(hash)
    joinDevices(mesh, a, b)
    await mesh.settle()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
    expect(b.exchange.isFetching(hash)).toBe(false)
  })

  it('[BL5] comes also when it is put, or wanted, after the two met', async () => {
    const { mesh, a, b } = await blobDevices(2, 2)
    const [late, early] = [media(100, 1), media(200, 2)]
    const held = await a.put(early)
    joinDevices(mesh, a, b)
    await mesh.settle()
    b.want(held)
    await mesh.settle()
    expect(b.blobs.has(held)).toBe(true)
    const hash = 'f'.repeat(64)
    b.want(hash)
    await mesh.settle()
    const name = await a.put(late)
    b.want(hash, name)
    await mesh.settle()
    expect(b.blobs.has(name)).toBe(true)
  })

  it('[BL5] is passed on by who has it now', async () => {
    const { mesh, a, b, c } = await blobDevices(3, 3)
    const hash = await a.put(media(chunkBytes + 1, 3))
    for (const device of [b, c]) device.want(hash)
    joinDevices(mesh, b, c)
    joinDevices(mesh, a, b)
    await mesh.settle()
    expect(c.blobs.has(hash)).toBe(true)
    expect(c.exchange.holders(hash)).toEqual([b.name])
  })

  it('[BL7] comes from several peers at once', async () => {
    const { mesh, a, b, c } = await blobDevices(4, 3)
    const bytes = media(8 * chunkBytes, 4)
    const hash = await a.put(bytes)
    await c.put(bytes)
    const links = [joinDevices(mesh, a, b), joinDevices(mesh, c, b)]
    const counts = links.map((link) => countPieces(link, 'b'))
    await mesh.settle()
    b.want(hash)
    await mesh.settle()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
    expect(Math.min(...counts.map((count) => count.bytes))).toBeGreaterThanOrEqual(chunkBytes)
    expect(counts.reduce((sum, count) => sum + count.bytes, 0)).toBe(bytes.length)
  })

  it('[BL7] goes on from another peer when one is killed, and less than two chunks come again', async () => {
    const { mesh, a, b, c } = await blobDevices(5, 3)
    const bytes = media(8 * chunkBytes, 5)
    const hash = await a.put(bytes)
    await c.put(bytes)
    const links = [joinDevices(mesh, a, b), joinDevices(mesh, c, b)] as const
    const counts = links.map((link) => countPieces(link, 'b'))
    const total = () => counts.reduce((sum, count) => sum + count.bytes, 0)
    await mesh.settle()
    b.want(hash)
    await deliverUntil(mesh, () => total() > 3 * chunkBytes)
    mesh.cut(links[0])
    await mesh.deliverAll()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
    expect(total() - bytes.length).toBeLessThan(2 * chunkBytes)
  })

  it('[BL4] [BL7] goes on where it stopped after the receiver is killed, and less than two chunks come again', async () => {
    const { mesh, a, b } = await blobDevices(6, 2)
    const bytes = media(6 * chunkBytes + 1000, 6)
    const hash = await a.put(bytes)
    const first = joinDevices(mesh, a, b)
    const before = countPieces(first, 'b')
    b.want(hash)
    await deliverUntil(mesh, () => before.bytes > 3.5 * chunkBytes)
    mesh.cut(first)
    const again = await blobDevice(mesh, b.name, b.store)
    expect(again.blobs.find(hash)?.from).toBeGreaterThan(0)
    again.want(hash)
    const after = countPieces(joinDevices(mesh, a, again), 'b')
    await mesh.settle()
    expect(same(await again.blobs.read(hash), bytes)).toBe(true)
    expect(before.bytes + after.bytes - bytes.length).toBeLessThan(2 * chunkBytes)
  })

  it('[BL7] comes by its place in the queue, and the smaller before the larger', async () => {
    const { mesh, a, b } = await blobDevices(8, 2)
    const sizes = [3 * chunkBytes, 500, 2 * chunkBytes, 300]
    const hashes: string[] = []
    for (const [seed, size] of sizes.entries()) hashes.push(await a.put(media(size, seed)))
    const count = countPieces(joinDevices(mesh, a, b), 'b')
    const [large = '', small = '', first = '', smallest = ''] = hashes
    b.exchange.setInterests(
      new Map([
        [large, 1],
        [small, 1],
        [first, 0],
        [smallest, 1],
      ]),
    )
    await mesh.settle()
    expect(count.names).toEqual([first, smallest, small, large])
  })

  it('[BL6] lets an edit overtake it', async () => {
    const { mesh, a, b } = await blobDevices(9, 2)
    const hash = await a.put(media(6 * chunkBytes, 9))
    b.want(hash)
    const count = countPieces(joinDevices(mesh, a, b), 'b')
    await deliverUntil(mesh, () => count.bytes > chunkBytes)
    const id = mesh.random.docId(1_700_000_000_000)
    await a.replica.change(id, (doc) => doc.getText('text').insert(0, 'now'))
    const pieces = count.bytes
    await deliverUntil(mesh, () => count.order.includes('update'))
    // What was in the pipe when it was made is all that comes before it.
    expect(count.bytes - pieces).toBeLessThanOrEqual(4 * longestPiece)
    await mesh.settle()
    expect(b.blobs.has(hash)).toBe(true)
  })

  it('is given up when nobody wants it any more, and what came of it stays', async () => {
    const { mesh, a, b } = await blobDevices(10, 2)
    const hash = await a.put(media(6 * chunkBytes, 10))
    b.want(hash)
    const count = countPieces(joinDevices(mesh, a, b), 'b')
    await deliverUntil(mesh, () => count.bytes > 3 * chunkBytes)
    b.want()
    await mesh.settle()
    expect(b.blobs.has(hash)).toBe(false)
    expect(b.blobs.usage.bytes).toBeGreaterThan(0)
    b.want(hash)
    await mesh.settle()
    expect(b.blobs.has(hash)).toBe(true)
    expect(count.bytes).toBeLessThan(8 * chunkBytes)
  })
})

describe('letting go', () => {
  it('[BL10] erases only what a connected device promises to keep', async () => {
    const { mesh, a, b } = await blobDevices(11, 2)
    const [both, only] = [await a.put(media(900, 1)), await a.put(media(800, 2))]
    await b.put(media(900, 1))
    joinDevices(mesh, a, b)
    await mesh.settle()
    const released = a.exchange.release([both, only])
    await mesh.settle()
    expect(await released).toEqual([both])
    expect(a.blobs.has(both)).toBe(false)
    expect(a.blobs.has(only)).toBe(true)
    expect(b.blobs.has(both)).toBe(true)
  })

  it('[BL10] never loses a blob when all holders let go at the same moment, in any order of delivery', async () => {
    for (let seed = 20; seed < 60; seed++) {
      const { mesh, a, b, c } = await blobDevices(seed, 3)
      const hash = await a.put(media(500, seed))
      for (const device of [b, c]) await device.put(media(500, seed))
      const links = [joinDevices(mesh, a, b), joinDevices(mesh, b, c), joinDevices(mesh, c, a)]
      await mesh.settle()
      const releases = [a, b, c].map((device) => device.exchange.release([hash]))
      for (let step = 0; step < 60; step++) {
        for (let turn = 0; turn < mesh.random.below(40); turn++) await Promise.resolve()
        mesh.random.pick(links).pipe.deliver(mesh.random.pick(['a', 'b']))
      }
      await mesh.settle()
      await Promise.all(releases)
      expect([a, b, c].filter(({ blobs }) => blobs.has(hash)).length, `seed ${seed}`).toBeGreaterThan(0)
    }
  })

  it('[BL10] does not wait for ever for who never answers', async () => {
    const { mesh, a } = await blobDevices(13, 2)
    const hash = await a.put(media(900, 1))
    mesh.link(a.replica, mesh.replica())
    await mesh.settle()
    const released = a.exchange.release([hash])
    await mesh.deliverAll()
    mesh.clock.advance(11_000)
    expect(await released).toEqual([])
    expect(a.blobs.has(hash)).toBe(true)
  })

  it('[BL10] erases nothing while nobody is there', async () => {
    const { a } = await blobDevices(12, 2)
    const hash = await a.put(media(900, 1))
    expect(await a.exchange.release([hash])).toEqual([])
    expect(a.blobs.has(hash)).toBe(true)
  })
})
