import { chunkBytes, chunkCount } from '../../shared/replica/blobs/chunks.ts'
import { chunkHash } from '../../shared/replica/blobs/midstate.ts'
import { media } from '../support/media.ts'
import { breathe, type Link, ReplicaMesh } from '../support/replica-mesh.ts'
import { BlobSeat, type Fault, FaultyDisk } from './blob-seat.ts'

const second = 1_000
const day = 86_400 * second
/** So many seconds after all are joined for good, everybody has what anybody has: half of it is the pause of a full disk. */
const rounds = 60
const steps = 70

/** What was found at the end of a history. */
export interface Found {
  /** Blobs that somebody wants and does not have, though somebody who is there has them. */
  readonly waiting: readonly string[]
  /** Blobs that nobody has any more, though no disk that held them was lost. */
  readonly lost: readonly string[]
  /** Blobs whose bytes are others. */
  readonly wrong: readonly string[]
}

/**
 * One made-up history of devices that put media, hear of them early and late, meet twice, part, fall silent, are killed,
 * lose disks, run full, let go, are removed, and whose clocks are set, until all that are left are joined for good.
 */
export class BlobHistory {
  readonly #mesh: ReplicaMesh
  readonly #seats: BlobSeat[] = []
  readonly #media = new Map<string, Uint8Array>()
  /** Blobs that a disk took with it, or a device that was removed. */
  readonly #taken = new Set<string>()
  readonly #links = new Map<Link, readonly [BlobSeat, BlobSeat]>()
  readonly #silent = new Set<Link>()

  constructor(seed: number) {
    this.#mesh = new ReplicaMesh(seed)
  }

  async run(): Promise<Found> {
    const { random } = this.#mesh
    // Compiled here, because a mesh has no patience for what takes more than promises.
    await chunkHash()
    for (let at = 0; at < 2 + random.below(4); at++) this.#seats.push(new BlobSeat(`device ${at}`, this.#mesh))
    for (const seat of this.#seats) seat.start()
    for (let at = 0; at < 3; at++) await this.#put()
    for (let step = 0; step < steps; step++) await this.#step()
    return this.#end()
  }

  async #step(): Promise<void> {
    const { random } = this.#mesh
    const dice = random.next()
    const seat = random.pick(this.#seats)
    if (dice < 0.05) await this.#put()
    else if (dice < 0.15) this.#hear(seat, random.chance(0.2))
    else if (dice < 0.32) this.#join(seat, random.pick(this.#seats))
    else if (dice < 0.37) this.#part()
    else if (dice < 0.41) this.#kill(seat)
    else if (dice < 0.46) this.#start(seat)
    else if (dice < 0.48) this.#loseDisk(seat)
    else if (dice < 0.5) this.#spoil(seat)
    else if (dice < 0.53) seat.disk.isFull = !seat.disk.isFull
    else if (dice < 0.57) this.#letGo(seat)
    else if (dice < 0.58) this.#remove(seat)
    else if (dice < 0.6) this.#setClock(seat)
    else if (dice < 0.66) this.#fallSilent()
    else if (dice < 0.7) this.#silent.clear()
    else if (dice < 0.78) await this.#wait(random.below(60))
    else await this.#deliver(random.below(40))
  }

  async #put(): Promise<void> {
    const { random } = this.#mesh
    const seat = random.pick(this.#seats)
    const size = random.chance(0.7) ? random.below(100_000) : random.below(3 * chunkBytes)
    const bytes = media(size, random.below(1_000_000))
    const put = seat.put(bytes).then((hash) => {
      if (hash === null || !seat.has(hash)) return
      this.#media.set(hash, bytes)
      seat.names.set(hash, 1)
      seat.rethink()
    })
    void put
    await breathe(random.below(200))
  }

  /** The plan's names come to a device, which wants more of them or fewer than before; what the plan says may be wrong. */
  #hear(seat: BlobSeat, isWrong: boolean): void {
    const { random } = this.#mesh
    seat.belittled.clear()
    for (const hash of this.#media.keys()) {
      if (random.chance(0.5)) seat.names.set(hash, random.chance(0.2) ? null : random.below(3))
      if (isWrong && random.chance(0.3)) seat.belittled.add(hash)
    }
    seat.rethink()
  }

  /** Two may meet twice over, as when each calls the other. */
  #join(a: BlobSeat, b: BlobSeat, mostLinks = 2): void {
    const known = [...this.#links.values()].filter((pair) => pair.includes(a) && pair.includes(b))
    if (a === b || known.length >= mostLinks || !a.isMember || !b.isMember) return
    if (a.life === null || b.life === null) return
    const link = this.#mesh.link(a.life.replica, b.life.replica, { device: b.name }, { device: a.name })
    this.#links.set(link, [a, b])
  }

  #part(): void {
    if (this.#links.size > 0) this.#cut(this.#mesh.random.pick([...this.#links.keys()]))
  }

  #cut(link: Link): void {
    this.#mesh.cut(link)
    this.#forget(link)
  }

  #forget(link: Link): void {
    this.#links.delete(link)
    this.#silent.delete(link)
  }

  #cutAllOf(seat: BlobSeat): void {
    for (const [link, pair] of this.#links) if (pair.includes(seat)) this.#cut(link)
  }

  #kill(seat: BlobSeat): void {
    seat.kill()
    this.#cutAllOf(seat)
  }

  #start(seat: BlobSeat): void {
    if (seat.life === null && seat.isMember) seat.start()
  }

  #takeAll(seat: BlobSeat): void {
    for (const hash of this.#media.keys()) if (seat.disk.holds(hash)) this.#taken.add(hash)
  }

  #loseDisk(seat: BlobSeat): void {
    this.#kill(seat)
    this.#takeAll(seat)
    seat.disk = new FaultyDisk()
  }

  /** A disk gives a chunk no more, or gives another: of too many blobs, and its device would not be believed any more. */
  #spoil(seat: BlobSeat): void {
    const { random } = this.#mesh
    if (this.#media.size === 0) return
    const [hash, { length }] = random.pick([...this.#media])
    if (!seat.disk.holds(hash) || seat.spoilt.size >= 2) return
    seat.spoilt.add(hash)
    this.#taken.add(hash)
    seat.disk.bad.set(
      `${hash} ${random.below(chunkCount(length))}`,
      random.pick<Fault>(['gone', 'unreadable', 'rotten']),
    )
  }

  #remove(seat: BlobSeat): void {
    if (!seat.isMember || this.#seats.filter(({ isMember }) => isMember).length <= 2) return
    seat.isMember = false
    this.#kill(seat)
    this.#takeAll(seat)
  }

  /** A device has too much, and lets go what somebody else promises to keep. */
  #letGo(seat: BlobSeat): void {
    const { random } = this.#mesh
    const some = [...this.#media.keys()].filter(() => random.chance(0.6))
    for (const hash of some) seat.names.set(hash, null)
    seat.rethink()
    void seat.life?.exchange.release(some)
  }

  #setClock(seat: BlobSeat): void {
    seat.skew += Math.round((this.#mesh.random.next() - 0.5) * 4 * day)
  }

  #fallSilent(): void {
    if (this.#links.size > 0) this.#silent.add(this.#mesh.random.pick([...this.#links.keys()]))
  }

  async #wait(seconds: number): Promise<void> {
    for (let at = 0; at < seconds; at++) {
      await this.#deliver(4)
      this.#mesh.clock.advance(second)
    }
  }

  async #deliver(frames: number): Promise<void> {
    const { random } = this.#mesh
    for (let frame = 0; frame < frames; frame++) {
      const open = [...this.#links.keys()].filter((link) => !this.#silent.has(link))
      if (open.length === 0) break
      random.pick(open).pipe.deliver(random.pick(['a', 'b'] as const))
      if (random.chance(0.4)) await breathe(random.below(40))
    }
    await breathe(10)
  }

  /** Sessions that live go on, so that nobody is helped by meeting anew; some are dead without anybody knowing it. */
  async #end(): Promise<Found> {
    const isDead = () => this.#mesh.random.chance(0.3)
    for (const link of this.#silent) if (isDead()) this.#mesh.links.delete(link)
    for (const seat of this.#seats) {
      seat.disk.isFull = false
      if (this.#mesh.random.chance(0.3)) this.#setClock(seat)
      this.#start(seat)
      this.#hear(seat, false)
    }
    const busyRound = this.#mesh.random.below(8)
    for (let round = 0; round < rounds; round++) {
      for (const [link] of this.#links) if (link.closed().a !== null || !this.#mesh.links.has(link)) this.#forget(link)
      for (const a of this.#seats) for (const b of this.#seats) this.#join(a, b, 1)
      if (round === busyRound) await this.#beBusy()
      await this.#mesh.deliverAll()
      this.#mesh.clock.advance(second)
    }
    return this.#judge()
  }

  /** All have so much else to send that nothing comes of media, for longer than a peer is waited for. */
  async #beBusy(): Promise<void> {
    await this.#deliver(this.#mesh.random.below(60))
    for (let at = 0; at < 40; at++) {
      this.#mesh.clock.advance(second)
      await breathe(10)
    }
  }

  async #judge(): Promise<Found> {
    const found = { waiting: [] as string[], lost: [] as string[], wrong: [] as string[] }
    const present = this.#seats.filter(({ isMember }) => isMember)
    for (const [hash, bytes] of this.#media) {
      // Before anything is read: what a disk does not give is found out by reading.
      const lacking = present.filter((seat) => typeof seat.names.get(hash) === 'number' && !seat.has(hash))
      const copies = await Promise.all(present.map((seat) => seat.read(hash)))
      const isThere = copies.some((copy) => copy !== null)
      if (!isThere && !this.#taken.has(hash)) found.lost.push(hash)
      if (copies.some((copy) => copy !== null && !Buffer.from(copy).equals(Buffer.from(bytes)))) found.wrong.push(hash)
      if (isThere) found.waiting.push(...lacking.map(({ name }) => `${name} lacks ${hash}`))
    }
    return found
  }
}
