import { describe, expect, it } from 'vitest'
import type { KeptBlob, KeptChunk } from '../../shared/replica/blobs/blob-store.ts'
import { chunkBytes } from '../../shared/replica/blobs/chunks.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { type BlobDevice, blobDevice, joinDevices } from '../support/blob-device.ts'
import { media } from '../support/media.ts'
import { breathe, type Link, ReplicaMesh } from '../support/replica-mesh.ts'

const count = Math.ceil(Number(process.env.PLACARD_FUZZ_SCHEDULES ?? 200) / 10)
const firstSeed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

/** A store whose disk is sometimes full, and sometimes gives back other bytes than it was given. */
class MoodyBlobStore extends MemoryBlobStore {
  full = false
  isRotten = false

  override async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    if (this.full && chunks.length > 0) throw new Error('The disk is full.')
    await super.write(blob, chunks)
  }

  override async chunk(hash: string, index: number): Promise<KeptChunk | null> {
    const chunk = await super.chunk(hash, index)
    if (chunk === null || !this.isRotten) return chunk
    return { ...chunk, bytes: chunk.bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) }
  }
}

interface Seat {
  device: BlobDevice
  readonly store: MoodyBlobStore
}

/** One made-up history of devices that put, want, meet, part, crash and run out of room, until all meet in the end. */
class BlobSchedule {
  readonly #mesh: ReplicaMesh
  readonly #seats: Seat[] = []
  readonly #media = new Map<string, Uint8Array>()
  readonly #links = new Map<Link, readonly [Seat, Seat]>()

  constructor(seed: number) {
    this.#mesh = new ReplicaMesh(seed)
  }

  async run(): Promise<{ readonly missing: number; readonly wrong: number }> {
    const { random } = this.#mesh
    for (let at = 0; at < 2 + random.below(4); at++) {
      const store = new MoodyBlobStore()
      this.#seats.push({ store, device: await blobDevice(this.#mesh, `device ${at}`, store) })
    }
    for (let at = 0; at < 1 + random.below(5); at++) await this.#put(at)
    for (let step = 0; step < 60; step++) await this.#step()
    return this.#end()
  }

  async #put(at: number): Promise<void> {
    const { random } = this.#mesh
    const size = random.chance(0.5) ? random.below(5_000) : random.below(4 * chunkBytes)
    const bytes = media(size, random.below(1_000_000) + at)
    const seat = random.pick(this.#seats)
    this.#media.set(await seat.device.put(bytes), bytes)
    this.#wantAll()
  }

  #wantAll(): void {
    for (const { device } of this.#seats) device.want(...this.#media.keys())
  }

  async #step(): Promise<void> {
    const { random } = this.#mesh
    const dice = random.next()
    const seat = random.pick(this.#seats)
    if (dice < 0.2) this.#join(seat, random.pick(this.#seats))
    else if (dice < 0.27) this.#part()
    else if (dice < 0.32) await this.#crash(seat)
    else if (dice < 0.36) seat.store.full = !seat.store.full
    else if (dice < 0.4) this.#mesh.clock.advance(random.below(4_000))
    else if (dice < 0.43) await this.#letGo(seat)
    else await this.#deliver(random.below(200))
  }

  #join(a: Seat, b: Seat): void {
    const known = [...this.#links.values()].some((pair) => pair.includes(a) && pair.includes(b))
    if (a !== b && !known) this.#links.set(joinDevices(this.#mesh, a.device, b.device), [a, b])
  }

  #part(): void {
    if (this.#links.size > 0) this.#cut(this.#mesh.random.pick([...this.#links.keys()]))
  }

  #cut(link: Link): void {
    this.#mesh.cut(link)
    this.#links.delete(link)
  }

  async #crash(seat: Seat): Promise<void> {
    for (const [link, pair] of this.#links) if (pair.includes(seat)) this.#cut(link)
    seat.device.exchange.close()
    seat.device = await blobDevice(this.#mesh, seat.device.name, seat.store)
    this.#wantAll()
  }

  /** A device that lets go of everything that someone else promises to keep, and wants it again later. */
  async #letGo(seat: Seat): Promise<void> {
    seat.device.want()
    const released = seat.device.exchange.release([...this.#media.keys()])
    await this.#mesh.deliverAll()
    for (const [link, pair] of this.#links) if (pair.includes(seat)) this.#cut(link)
    await released
  }

  async #deliver(frames: number): Promise<void> {
    const { random } = this.#mesh
    for (let frame = 0; frame < frames && this.#links.size > 0; frame++) {
      random.pick([...this.#links.keys()]).pipe.deliver(random.pick(['a', 'b'] as const))
      if (random.chance(0.3)) await breathe(20)
    }
  }

  async #end(): Promise<{ readonly missing: number; readonly wrong: number }> {
    for (const seat of this.#seats) seat.store.full = false
    this.#wantAll()
    for (const a of this.#seats) for (const b of this.#seats) this.#join(a, b)
    for (let pass = 0; pass < 40; pass++) {
      await this.#mesh.deliverAll()
      this.#mesh.clock.advance(1_100)
    }
    return this.#judge()
  }

  async #judge(): Promise<{ readonly missing: number; readonly wrong: number }> {
    let [missing, wrong] = [0, 0]
    for (const { device } of this.#seats) {
      for (const [hash, bytes] of this.#media) {
        const read = await device.blobs.read(hash)
        if (read === null) missing += 1
        else if (!Buffer.from(read).equals(Buffer.from(bytes))) wrong += 1
      }
    }
    return { missing, wrong }
  }
}

/** Reproduce one: PLACARD_FUZZ_SEED=<seed> PLACARD_FUZZ_SCHEDULES=1 npx vitest run test/fuzz/blobs.test.ts */
describe(`${count} schedules of media from seed ${firstSeed}`, () => {
  it('[BL4] [BL7] [BL10] end with every blob whole and equal everywhere', { timeout: 0 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      expect(await new BlobSchedule(seed).run(), `seed ${seed}`).toEqual({ missing: 0, wrong: 0 })
    }
  })
})

describe('a device whose disk gives back other bytes', () => {
  it('[BL9] is found out, and the blob comes from another', async () => {
    const mesh = new ReplicaMesh(1)
    const store = new MoodyBlobStore()
    const [rotten, good, third] = [
      await blobDevice(mesh, 'rotten', store),
      await blobDevice(mesh, 'good'),
      await blobDevice(mesh, 'third'),
    ]
    const bytes = media(4 * chunkBytes, 1)
    const hash = await rotten.put(bytes)
    await good.put(bytes)
    store.isRotten = true
    const link = joinDevices(mesh, rotten, third)
    joinDevices(mesh, good, third)
    third.want(hash)
    await mesh.settle()
    expect(third.blobs.has(hash)).toBe(true)
    expect(link.closed().b).toBe('The other side sent media that is not what it is named.')
  })
})
