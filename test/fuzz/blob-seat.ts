import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import type { BlobStore, KeptBlob, KeptChunk } from '../../shared/replica/blobs/blob-store.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { ReplicaMesh } from '../support/replica-mesh.ts'

/** What a disk does with a chunk: it says that it is not there, it fails, or it gives other bytes. */
export type Fault = 'gone' | 'unreadable' | 'rotten'

/** A disk for media that runs full, and of which chunks go bad. */
export class FaultyDisk extends MemoryBlobStore {
  isFull = false
  /** Chunks that went bad, by the blob and their place in it. */
  readonly bad = new Map<string, Fault>()

  readonly #whole = new Set<string>()

  /** True if all of a blob was written to it, be it bad by now or not. */
  holds(hash: string): boolean {
    return this.#whole.has(hash)
  }

  override async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    if (this.isFull && chunks.length > 0) throw new Error('The disk is full.')
    for (const { index } of chunks) this.bad.delete(`${blob.hash} ${index}`)
    await super.write(blob, chunks)
    if (blob.from === 0) this.#whole.add(blob.hash)
  }

  override async delete(hash: string): Promise<void> {
    this.#whole.delete(hash)
    await super.delete(hash)
  }

  override async chunk(hash: string, index: number): Promise<KeptChunk | null> {
    const fault = this.bad.get(`${hash} ${index}`)
    if (fault === 'unreadable') throw new Error('The disk does not answer.')
    const chunk = fault === 'gone' ? null : await super.chunk(hash, index)
    return chunk === null || fault !== 'rotten' ? chunk : { ...chunk, bytes: chunk.bytes.map((byte) => byte ^ 1) }
  }
}

/** What a killed process began is on the disk or not, and it hears of nothing. */
class MortalBlobStore implements BlobStore {
  readonly #disk: BlobStore
  readonly #isOver: () => boolean

  constructor(disk: BlobStore, isOver: () => boolean) {
    this.#disk = disk
    this.#isOver = isOver
  }

  list = () => this.#alive(() => this.#disk.list())
  write = (blob: KeptBlob, chunks: readonly KeptChunk[]) => this.#alive(() => this.#disk.write(blob, chunks))
  chunk = (hash: string, index: number) => this.#alive(() => this.#disk.chunk(hash, index))
  delete = (hash: string) => this.#alive(() => this.#disk.delete(hash))

  async #alive<T>(work: () => Promise<T>): Promise<T> {
    for (let turn = 0; turn < 3; turn++) await Promise.resolve()
    if (this.#isOver()) return new Promise(() => {})
    const done = await work()
    return this.#isOver() ? new Promise(() => {}) : done
  }
}

interface Life {
  readonly blobs: Blobs
  readonly exchange: BlobExchange
  readonly replica: Replica
  end(): void
}

/** A device with a disk, a clock that may be set, and now and then a process. */
export class BlobSeat {
  readonly name: string
  readonly #mesh: ReplicaMesh
  disk = new FaultyDisk()
  /** What the plan names here, as far as it has come: with its place in the queue, or null where it is not wanted. */
  readonly names = new Map<string, number | null>()
  /** Blobs of which the plan says here that they have no more than a thousand bytes, though they may have more [BL11]. */
  readonly belittled = new Set<string>()
  /** Blobs of which a chunk went bad here. */
  readonly spoilt = new Set<string>()
  /** False once the device was removed from the team: nobody meets it any more. */
  isMember = true
  /** How far its clock is from the true time, in milliseconds. */
  skew = 0
  #life: Life | null = null

  constructor(name: string, mesh: ReplicaMesh) {
    this.name = name
    this.#mesh = mesh
  }

  get life(): Life | null {
    return this.#life
  }

  start(): void {
    let isOver = false
    const clock: Clock = {
      now: () => this.#mesh.clock.now() + this.skew,
      after: (ms, task) =>
        this.#mesh.clock.after(ms, () => {
          if (!isOver) task()
        }),
    }
    const blobs = new Blobs(new MortalBlobStore(this.disk, () => isOver), clock)
    const exchange = new BlobExchange(blobs, clock)
    const random = (length: number) => this.#mesh.random.bytes(length)
    const store = new MemoryStore()
    const replica = new Replica({ store, planId: 'plan', replicaId: this.name, clock, random, blobs: exchange })
    const end = () => {
      isOver = true
    }
    this.#life = { blobs, exchange, replica, end }
    this.rethink()
  }

  /** The process is gone at once: nothing is closed. */
  kill(): void {
    this.#life?.end()
    this.#life = null
  }

  rethink(): void {
    const longest = new Map([...this.belittled].map((hash) => [hash, 1_000]))
    this.#life?.exchange.setInterests(new Map(this.names), longest)
  }

  /** Resolves to the name once the bytes are durable; never, if the process is killed first. */
  async put(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
    if (this.#life === null) return null
    const part = (start: number, end: number) => ({ arrayBuffer: async () => bytes.slice(start, end).buffer })
    const source = { size: bytes.length, slice: part }
    const put = await putBlob(this.#life.blobs, source, () => {}, { aborted: false }).catch(() => null)
    return put?.hash ?? null
  }

  /** The bytes; null if they are not here, or the disk does not give them or is known to spoil them. */
  async read(hash: string): Promise<Uint8Array | null> {
    if ([...this.disk.bad].some(([chunk, fault]) => fault === 'rotten' && chunk.startsWith(hash))) return null
    return (await this.#life?.blobs.read(hash).catch(() => null)) ?? null
  }

  has(hash: string): boolean {
    return this.#life?.blobs.has(hash) === true
  }
}
