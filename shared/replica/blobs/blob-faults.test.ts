import { describe, expect, it } from 'vitest'
import { blobDevices, joinDevices } from '../../../test/support/blob-device.ts'
import { countPieces, deliverUntil } from '../../../test/support/count-pieces.ts'
import { media } from '../../../test/support/media.ts'
import { breathe } from '../../../test/support/replica-mesh.ts'
import { chunkBytes } from './chunks.ts'

const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.from(a).equals(Buffer.from(b))

describe('a blob whose holder does not send it', () => {
  it('[BL9] is asked of another peer when one falls silent, within three seconds', async () => {
    const { mesh, a, b, c } = await blobDevices(7, 3)
    const bytes = media(3 * chunkBytes, 7)
    const hash = await a.put(bytes)
    await c.put(bytes)
    const silent = joinDevices(mesh, a, b)
    joinDevices(mesh, c, b)
    const count = countPieces(silent, 'b')
    await mesh.settle()
    b.want(hash)
    await deliverUntil(mesh, () => count.bytes > 0)
    mesh.links.delete(silent)
    await mesh.deliverAll()
    expect(b.blobs.has(hash)).toBe(false)
    for (let second = 0; second < 3; second++) {
      mesh.clock.advance(1_000)
      await mesh.deliverAll()
    }
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
  })

  it('[BL9] is not held up by a slow peer while another has it', async () => {
    const { mesh, a, b, c } = await blobDevices(14, 3)
    const bytes = media(12 * chunkBytes, 14)
    const hash = await a.put(bytes)
    await c.put(bytes)
    const slow = joinDevices(mesh, a, b)
    joinDevices(mesh, c, b)
    await mesh.settle()
    b.want(hash)
    // A frame a tenth of a second: 640 KB at most each second. The other is as quick as it can be.
    mesh.links.delete(slow)
    let took = 0
    for (; took < 60_000 && !b.blobs.has(hash); took += 100) {
      while (slow.pipe.deliver('a')) await mesh.deliverAll()
      slow.pipe.deliver('b')
      await mesh.deliverAll()
      mesh.clock.advance(100)
    }
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
    expect(took).toBeLessThan(8_000)
  })

  it('[BL9] of which a part is here is not asked for while its only holder is silent, and comes when that one speaks', async () => {
    const { mesh, a, b, c } = await blobDevices(9, 3)
    const bytes = media(5 * chunkBytes, 1)
    const hash = await a.put(bytes)
    b.want(hash)
    // One that holds nothing has room for requests.
    joinDevices(mesh, b, c)
    await mesh.settle()
    joinDevices(mesh, a, b)
    await deliverUntil(mesh, () => (b.blobs.find(hash)?.from ?? 5) < 5)
    for (let second = 0; second < 40; second++) {
      mesh.clock.advance(1_000)
      await breathe()
    }
    expect(b.exchange.isFetching(hash)).toBe(false)
    joinDevices(mesh, a, b)
    await mesh.settle()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
  })

  it('[BL9] comes from its only holder, who was silent for longer than a peer is waited for, without their meeting anew', async () => {
    const { mesh, a, b } = await blobDevices(15, 2)
    const bytes = media(3 * chunkBytes, 15)
    const hash = await a.put(bytes)
    const count = countPieces(joinDevices(mesh, a, b), 'b')
    await mesh.settle()
    b.want(hash)
    await deliverUntil(mesh, () => count.bytes > 0)
    for (let second = 0; second < 90; second++) {
      mesh.clock.advance(1_000)
      await breathe()
    }
    expect(b.exchange.isFetching(hash)).toBe(false)
    await mesh.settle()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
  })

  it('[BL9] is asked of another peer when one falls silent, also after the clock was set back', async () => {
    const { mesh, a, b, c } = await blobDevices(16, 3)
    const hash = await a.put(media(3 * chunkBytes, 16))
    const silent = joinDevices(mesh, a, b)
    const count = countPieces(silent, 'b')
    await mesh.settle()
    b.want(hash)
    await deliverUntil(mesh, () => count.bytes > 0)
    mesh.links.delete(silent)
    const now = mesh.clock.now.bind(mesh.clock)
    mesh.clock.now = () => now() - 86_400_000
    await c.put(media(3 * chunkBytes, 16))
    joinDevices(mesh, c, b)
    for (let second = 0; second < 5; second++) {
      await mesh.deliverAll()
      mesh.clock.advance(1_000)
    }
    expect(b.blobs.has(hash)).toBe(true)
  })

  it.each(['gone', 'unreadable'] as const)(
    '[BL6] of which a chunk is %s on the disk of who serves it comes from another, to both, and the session goes on',
    async (fault) => {
      const { mesh, a, b, c } = await blobDevices(18, 3)
      const bytes = media(3 * chunkBytes, 18)
      const hash = await a.put(bytes)
      const chunk = a.store.chunk.bind(a.store)
      let isBad = true
      a.store.chunk = (name, index) => {
        if (index !== 1 || !isBad) return chunk(name, index)
        return fault === 'gone' ? Promise.resolve(null) : Promise.reject(new Error('The disk does not answer.'))
      }
      const link = joinDevices(mesh, a, b)
      for (const device of [a, b]) device.want(hash)
      await mesh.settle()
      expect([a, b].map(({ blobs }) => blobs.has(hash))).toEqual([false, false])
      isBad = false
      await c.put(bytes)
      for (const device of [a, b]) joinDevices(mesh, c, device)
      await mesh.settle()
      for (const { blobs } of [a, b]) expect(same(await blobs.read(hash), bytes)).toBe(true)
      expect(link.closed()).toEqual({ a: null, b: null })
    },
  )

  it('[BL6] of which a part is here and its beginning cannot be read any more begins anew before it', async () => {
    const { mesh, a, b } = await blobDevices(21, 2)
    const bytes = media(5 * chunkBytes, 21)
    const hash = await a.put(bytes)
    b.want(hash)
    const link = joinDevices(mesh, a, b)
    await deliverUntil(mesh, () => (b.blobs.find(hash)?.from ?? 5) < 4)
    mesh.cut(link)
    await breathe()
    const chunk = b.store.chunk.bind(b.store)
    const from = b.blobs.find(hash)?.from ?? 0
    let isBad = true
    b.store.chunk = (name, index) => (isBad && index === from ? Promise.resolve(null) : chunk(name, index))
    joinDevices(mesh, a, b)
    await deliverUntil(mesh, () => (b.blobs.find(hash)?.from ?? from) > from)
    isBad = false
    await mesh.settle()
    expect(same(await b.blobs.read(hash), bytes)).toBe(true)
  })

  it('[BL9] because other bytes are on its disk is asked for its other blobs all the same, and is no reason to let go', async () => {
    const { mesh, a, b } = await blobDevices(19, 2)
    const [spoilt, sound] = [await a.put(media(2 * chunkBytes, 19)), await a.put(media(2 * chunkBytes, 20))]
    const chunk = a.store.chunk.bind(a.store)
    a.store.chunk = async (name, index) => {
      const kept = await chunk(name, index)
      return kept === null || name !== spoilt ? kept : { ...kept, bytes: kept.bytes.map((byte) => byte ^ 1) }
    }
    b.want(spoilt, sound)
    const link = joinDevices(mesh, a, b)
    await mesh.settle()
    expect(link.closed().b).toBe('The other side sent media that is not what it is named.')
    const again = joinDevices(mesh, a, b)
    await mesh.settle()
    expect([spoilt, sound].map((hash) => b.blobs.has(hash))).toEqual([false, true])
    expect(again.closed().b).toBeNull()
    await b.put(media(2 * chunkBytes, 19))
    const released = b.exchange.release([spoilt, sound])
    await mesh.settle()
    expect(await released).toEqual([sound])
  })

  it('[BL9] because other bytes are on its disk is asked for nothing more after the third blob', async () => {
    const { mesh, a, b } = await blobDevices(20, 2)
    const hashes: string[] = []
    for (let seed = 0; seed < 5; seed++) hashes.push(await a.put(media(1000, seed)))
    const chunk = a.store.chunk.bind(a.store)
    a.store.chunk = async (name, index) => {
      const kept = await chunk(name, index)
      return kept === null ? null : { ...kept, bytes: kept.bytes.map((byte) => byte ^ 1) }
    }
    b.want(...hashes)
    for (let visit = 0; visit < 3; visit++) {
      const link = joinDevices(mesh, a, b)
      await mesh.settle()
      expect(link.closed().b).not.toBeNull()
    }
    const count = countPieces(joinDevices(mesh, a, b), 'b')
    await mesh.settle()
    expect(count.bytes).toBe(0)
  })
})
