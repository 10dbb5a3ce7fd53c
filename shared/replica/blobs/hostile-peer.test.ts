import { describe, expect, it } from 'vitest'
import { blobDevice, joinDevices } from '../../../test/support/blob-device.ts'
import { inPieces } from '../../../test/support/in-pieces.ts'
import { media } from '../../../test/support/media.ts'
import { ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import { strangePeer } from '../../../test/support/strange-peer.ts'
import type { Message } from '../frames.ts'
import { chunkBytes, maxBlobBytes, partBytes, pieceBytes } from './chunks.ts'

const named = (index: number) => index.toString(16).padStart(64, '0')

/** A device, and a peer of the team that says what a test makes it say. */
async function attacked(seed: number) {
  const mesh = new ReplicaMesh(seed)
  const device = await blobDevice(mesh, 'victim')
  const meet = () => strangePeer(device.replica, { device: 'liar' })
  return { mesh, device, meet, peer: await meet() }
}

const fetchesIn = (heard: readonly Message[]) => heard.filter((message) => message.kind === 'fetch')

/** Answers everything that the device asks for with zeros. */
async function sendZeros(peer: Awaited<ReturnType<typeof strangePeer>>): Promise<number> {
  let sent = 0
  for (let at = 0; at < peer.heard.length && peer.ended() === null; at++) {
    const message = peer.heard[at]
    if (message?.kind !== 'fetch') continue
    for (const { start, end } of inPieces(message.start, message.start + message.length)) {
      const bytes = new Uint8Array(end - start)
      const before = start % partBytes === 0 ? new Uint8Array(32) : null
      await peer.say({ kind: 'piece', hash: message.hash, start, before, bytes })
      sent += bytes.length
    }
  }
  return sent
}

describe('a peer that holds something else than it says', () => {
  it('[BL3] [BL9] costs one chunk, is cut off, and is asked for nothing more', async () => {
    const { mesh, device, meet, peer } = await attacked(1)
    const honest = await blobDevice(mesh, 'honest')
    const bytes = media(5 * chunkBytes, 1)
    const hash = await honest.put(bytes)
    device.want(hash)
    await peer.listen()
    await peer.say({ kind: 'held', holdings: [{ hash, size: bytes.length }] })
    expect(await sendZeros(peer)).toBeLessThanOrEqual(2 * chunkBytes)
    expect(peer.ended()).toBe('The other side sent media that is not what it is named.')
    expect(device.blobs.usage.bytes).toBe(0)
    const again = await meet()
    await again.listen()
    await again.say({ kind: 'held', holdings: [{ hash, size: bytes.length }] })
    expect(fetchesIn(again.heard)).toEqual([])
    expect(device.exchange.holders(hash)).toEqual([])
    joinDevices(mesh, device, honest)
    await mesh.settle()
    expect(device.blobs.has(hash)).toBe(true)
  })

  it('[BL3] cannot pass off the size: a gigabyte that is announced takes no memory and one chunk of the line', async () => {
    const { device, peer } = await attacked(2)
    const hash = named(7)
    device.want(hash)
    await peer.listen()
    const before = process.memoryUsage().arrayBuffers
    await peer.say({ kind: 'held', holdings: [{ hash, size: maxBlobBytes }] })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * chunkBytes)
    expect(await sendZeros(peer)).toBeLessThanOrEqual(2 * chunkBytes)
    expect(peer.ended()).toBe('The other side sent media that is not what it is named.')
  })

  it('[BL3] cannot leave out the midstate', async () => {
    const { mesh, device, peer } = await attacked(3)
    const honest = await blobDevice(mesh, 'honest')
    const bytes = media(100, 3)
    const hash = await honest.put(bytes)
    device.want(hash)
    await peer.listen()
    await peer.say({ kind: 'held', holdings: [{ hash, size: 100 }] })
    await peer.say({ kind: 'piece', hash, start: 0, before: null, bytes })
    expect(peer.ended()).toBe('The other side sent media that is not what it is named.')
  })
})

describe('a peer that lacks much', () => {
  it('[BL5] and asks about more names than are remembered is told of each that comes', async () => {
    const { device, peer } = await attacked(9)
    const hashes = Array.from({ length: 20_200 }, (_, index) => named(index))
    for (let at = 0; at < hashes.length; at += 256)
      await peer.say({ kind: 'which', hashes: hashes.slice(at, at + 256) })
    peer.heard.length = 0
    const hash = await device.put(media(100, 9))
    await peer.listen()
    expect(peer.heard).toContainEqual({ kind: 'held', holdings: [{ hash, size: 100 }] })
    expect(peer.ended()).toBeNull()
  })
})

describe('a peer that sends', () => {
  const pieceOf = (hash: string, start: number, length: number): Message => ({
    kind: 'piece',
    hash,
    start,
    before: null,
    bytes: new Uint8Array(length),
  })

  it('[BL8] what nobody asked for is cut off', async () => {
    const { peer } = await attacked(4)
    await peer.say(pieceOf(named(1), 0, 10))
    expect(peer.ended()).toBe('The other side sent media that nobody asked for.')
  })

  it('[BL8] something of another blob than was asked for is cut off for that, and nothing of it is looked at', async () => {
    const { device, peer } = await attacked(12)
    device.want(named(1), named(2))
    await peer.listen()
    await peer.say({ kind: 'held', holdings: [{ hash: named(1), size: 100 }] })
    await peer.say({ ...pieceOf(named(2), 0, 100), before: new Uint8Array(32) } as Message)
    expect(peer.ended()).toBe('The other side sent media that nobody asked for.')
  })

  it('[BL8] more than was asked for, or other bytes, is cut off', async () => {
    for (const [start, length] of [
      [0, 101],
      [1, 50],
      [0, 0],
    ] as const) {
      const { device, peer } = await attacked(5)
      device.want(named(1))
      await peer.listen()
      await peer.say({ kind: 'held', holdings: [{ hash: named(1), size: 100 }] })
      await peer.say(pieceOf(named(1), start, length))
      expect(peer.ended(), `${length} bytes from ${start}`).toBe('The other side sent media that nobody asked for.')
    }
  })

  it('[BL5] announcements for ever is passed over: only what was asked about is noted', async () => {
    const { device, peer } = await attacked(6)
    for (let round = 0; round < 200; round++) {
      const holdings = Array.from({ length: 256 }, (_, at) => ({ hash: named(round * 256 + at), size: maxBlobBytes }))
      await peer.say({ kind: 'held', holdings })
    }
    expect(peer.ended()).toBeNull()
    expect(device.exchange.holders(named(5))).toEqual([])
    expect(fetchesIn(peer.heard)).toEqual([])
  })

  it('[BL10] promises that nobody asked for is cut off', async () => {
    const { peer } = await attacked(7)
    await peer.say({ kind: 'kept', hashes: [named(1)] })
    expect(peer.ended()).toBe('The other side promised what nobody asked for.')
  })
})

describe('a peer that asks', () => {
  it('[BL8] for bytes outside of a chunk or of the blob is cut off', async () => {
    for (const [start, length] of [
      [0, chunkBytes + 1],
      [chunkBytes - 1, 2],
      [2 * chunkBytes, 11],
      [maxBlobBytes, maxBlobBytes],
      [5, 0],
    ] as const) {
      const { device, peer } = await attacked(8)
      const hash = await device.put(media(2 * chunkBytes + 10, 8))
      await peer.say({ kind: 'fetch', hash, start, length, longest: pieceBytes })
      expect(peer.ended(), `${length} bytes from ${start}`).toBe('The other side asked for bytes that are not there.')
    }
  })

  it('[BL8] for ever more and takes nothing is cut off', async () => {
    const { device, peer } = await attacked(9)
    const hash = await device.put(media(chunkBytes, 9))
    for (let asked = 0; asked < 40_000 && peer.ended() === null; asked++) {
      peer.push({ kind: 'fetch', hash, start: 0, length: chunkBytes, longest: pieceBytes })
      if (asked % 100 === 0) for (let turn = 0; turn < 60; turn++) await Promise.resolve()
    }
    expect(peer.ended()).toBe('The other side asks for more than it takes.')
  })

  it('[BL5] [AK6] about ever more blobs costs a bounded answer, and is cut off if it takes none', async () => {
    const { peer } = await attacked(10)
    for (let round = 0; round < 40_000 && peer.ended() === null; round++) {
      peer.push({ kind: 'which', hashes: Array.from({ length: 256 }, (_, at) => named(round * 256 + at)) })
      if (round % 50 === 0) for (let turn = 0; turn < 60; turn++) await Promise.resolve()
    }
    expect(peer.ended()).toMatch(/^The other side (asks for more than it takes|sends faster than agreed)\.$/)
  })

  it('for what is not here is told so', async () => {
    const { peer } = await attacked(11)
    await peer.say({ kind: 'fetch', hash: named(1), start: 0, length: 10, longest: pieceBytes })
    expect(peer.heard.at(-1)).toEqual({ kind: 'held', holdings: [{ hash: named(1), size: null }] })
    expect(peer.ended()).toBeNull()
  })
})

describe('a peer that knows no blobs', () => {
  it('[FR4] is not disturbed by who does', async () => {
    const mesh = new ReplicaMesh(12)
    const device = await blobDevice(mesh, 'new')
    await device.put(media(100, 1))
    device.want(named(1))
    const old = mesh.replica()
    const link = mesh.link(device.replica, old)
    const id = mesh.random.docId(1_700_000_000_000)
    await device.replica.change(id, (doc) => doc.getText('text').insert(0, 'hello'))
    await mesh.settle()
    expect(await old.root()).toBe(await device.replica.root())
    expect(link.closed()).toEqual({ a: null, b: null })
  })
})
