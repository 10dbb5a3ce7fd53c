import type { AssetState, MediaState } from '../../../shared/ipc/assets-api.ts'
import { BlobExchange } from '../../../shared/replica/blobs/blob-exchange.ts'
import {
  type BlobRef,
  blobsToLetGo,
  interestsOf,
  longestOf,
  type MediaRules,
} from '../../../shared/replica/blobs/blob-policy.ts'
import { Blobs, bytesOf } from '../../../shared/replica/blobs/blobs.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { DexieBlobStore } from '../store/dexie-blob-store.ts'
import { HolderBook } from './holder-book.ts'
import { readChoices, readRules, writeChoices, writeRules } from './media-memory.ts'
import { mediaTroubleInWords } from './media-trouble-in-words.ts'
import type { RefSource } from './ref-source.ts'
import { Watched } from './watched.ts'

/** After a change it is thought over again what to fetch and to let go, so much later, in milliseconds. */
const thinkAfter = 500
/** Where nobody promised to keep what is above the budget, others are asked again after this long, in milliseconds. */
const askAgainAfter = 15_000

interface Parts {
  readonly database: PlanDatabase
  readonly clock: Clock
  readonly refs: RefSource
}

/** The media of the open plan on this computer: what is here, what it wants, what it lets go. */
export class AssetDesk {
  readonly blobs: Blobs
  readonly exchange: BlobExchange
  /** Told of each blob whose state may have changed. */
  readonly states: Watched
  /** Resolves when everything that is kept was read; states are right only then. */
  readonly ready: Promise<void>
  readonly #parts: Parts
  readonly #holders: HolderBook
  readonly #wanted = new Set<BlobHash>()
  readonly #refused = new Set<BlobHash>()
  readonly #stops: (() => void)[]
  #rules: MediaRules = { originals: 'all', budget: null }
  /** The blobs that this computer wants to have. */
  #comes: ReadonlySet<BlobHash> = new Set()
  #over = 0
  #trouble: string | null = null
  #cancelThink: (() => void) | null = null
  #cancelAsk: (() => void) | null = null
  #isLettingGo = false
  #isLoaded = false

  constructor(parts: Parts) {
    const { database, clock, refs } = parts
    this.#parts = parts
    this.#holders = new HolderBook(database, clock)
    this.blobs = new Blobs(new DexieBlobStore(database), clock)
    this.states = new Watched(clock)
    this.exchange = new BlobExchange(this.blobs, clock, {
      onHolding: (device, holding) => this.#holders.note(device, holding),
      onChange: (hash) => this.states.changed(hash),
      onTrouble: (error) => this.#setTrouble(error),
    })
    this.#stops = [this.blobs.watch((hash) => this.#kept(hash)), refs.watch(() => this.#thinkSoon())]
    this.ready = this.#load()
  }

  state(hash: BlobHash): AssetState {
    const kept = this.blobs.find(hash)
    const devices = [...new Set([...this.exchange.holders(hash), ...this.#holders.holders(hash)])]
    const away = this.#comes.has(hash) ? 'coming' : devices.length > 0 ? 'elsewhere' : 'missing'
    const place = this.blobs.has(hash) ? 'here' : away
    return { hash, place, size: kept?.size ?? this.#holders.sizeOf(hash), done: bytesOf(kept), devices }
  }

  media(): MediaState {
    const missing = [...this.#comes].filter((hash) => !this.blobs.has(hash))
    const states = missing.map((hash) => this.state(hash))
    const waiting = states.filter(({ hash }) => this.exchange.holders(hash).length === 0)
    const sum = (number: (state: AssetState) => number) => states.reduce((total, state) => total + number(state), 0)
    return {
      rules: this.#rules,
      files: this.blobs.usage.blobs,
      bytes: this.blobs.usage.bytes,
      coming: {
        ...{ files: missing.length, bytes: sum(({ done }) => done), total: sum(({ size }) => size ?? 0) },
        originals: this.#comingOriginals().length,
      },
      waiting: waiting.length,
      holders: [...new Set(waiting.flatMap(({ devices }) => devices))],
      elsewhere: this.#elsewhere(),
      over: this.#over,
      trouble: this.#trouble,
    }
  }

  #elsewhere(): MediaState['elsewhere'] {
    const originals = (this.#parts.refs.current() ?? []).filter(({ use }) => use === 'original')
    const sizes = new Map(originals.map(({ hash, size }) => [hash, size ?? this.#holders.sizeOf(hash) ?? 0]))
    const away = [...sizes].filter(([hash]) => !this.#comes.has(hash) && !this.blobs.has(hash))
    return { files: away.length, bytes: away.reduce((total, [, size]) => total + size, 0) }
  }

  want(hash: BlobHash): Promise<void> {
    return this.wantAll([hash])
  }

  async wantAll(hashes: readonly BlobHash[]): Promise<void> {
    await this.ready
    for (const hash of hashes) {
      this.#wanted.add(hash)
      this.#refused.delete(hash)
    }
    await this.#choose(hashes)
  }

  async cancel(hash: BlobHash): Promise<void> {
    await this.ready
    await this.#refuse([hash])
  }

  /** Stops fetching all originals that are on their way, and says which. */
  async cancelAll(): Promise<readonly BlobHash[]> {
    await this.ready
    const coming = this.#comingOriginals()
    await this.#refuse(coming)
    return coming
  }

  async setRules(rules: MediaRules): Promise<void> {
    await this.ready
    this.#rules = rules
    this.#think()
    this.states.changedAll()
    await writeRules(this.#parts.database, rules)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#thinkNoMore()
    this.#holders.close()
    this.states.close()
  }

  async #load(): Promise<void> {
    const { database } = this.#parts
    const [rules, choices] = await Promise.all([
      readRules(database),
      readChoices(database),
      this.blobs.ready,
      this.#holders.load(),
    ])
    this.#rules = rules
    for (const hash of choices.wanted) this.#wanted.add(hash)
    for (const hash of choices.refused) this.#refused.add(hash)
    this.#isLoaded = true
    this.#think()
  }

  /** What is no preview, is wanted, and is not here. */
  #comingOriginals(): readonly BlobHash[] {
    const isComing = (hash: BlobHash) => this.#comes.has(hash) && !this.blobs.has(hash)
    const originals = (this.#parts.refs.current() ?? []).filter(({ use, hash }) => use === 'original' && isComing(hash))
    return [...new Set(originals.map(({ hash }) => hash))]
  }

  async #refuse(hashes: readonly BlobHash[]): Promise<void> {
    for (const hash of hashes) {
      this.#wanted.delete(hash)
      this.#refused.add(hash)
    }
    await this.#choose(hashes)
  }

  async #choose(hashes: readonly BlobHash[]): Promise<void> {
    this.#think()
    for (const hash of hashes) this.states.changed(hash)
    await this.#keepChoices()
  }

  #keepChoices(): Promise<void> {
    return writeChoices(this.#parts.database, { wanted: this.#wanted, refused: this.#refused })
  }

  #kept(hash: BlobHash): void {
    this.states.changed(hash)
    if (!this.#isLoaded || !this.blobs.has(hash)) return
    this.#thinkSoon()
    // Now it may be let go like others; that it was wanted is worth no more than a crash may take.
    if (this.#wanted.delete(hash)) this.#keepChoices().catch(() => undefined)
  }

  #setTrouble(error: unknown): void {
    this.#trouble = error === null ? null : mediaTroubleInWords(error)
    this.states.changedAll()
  }

  #thinkSoon(): void {
    this.#cancelThink ??= this.#parts.clock.after(thinkAfter, () => this.#think())
  }

  /** Apart from what is to be thought of soon, which does not wait for it. */
  #askAgainLater(): void {
    this.#cancelAsk ??= this.#parts.clock.after(askAgainAfter, () => this.#think())
  }

  #thinkNoMore(): void {
    this.#cancelThink?.()
    this.#cancelAsk?.()
    this.#cancelThink = null
    this.#cancelAsk = null
  }

  #think(): void {
    this.#thinkNoMore()
    if (!this.#isLoaded) return
    const refs = this.#parts.refs.current()
    const interests = interestsOf(refs ?? [], this.blobs, this.#rules, this.#choices)
    const comes = new Set([...interests].flatMap(([hash, place]) => (place === null ? [] : [hash])))
    for (const hash of symmetricDifference(comes, this.#comes)) this.states.changed(hash)
    this.#comes = comes
    this.exchange.setInterests(interests, longestOf(refs ?? []))
    if (refs !== null) void this.#letGo(refs)
  }

  get #choices() {
    return { wanted: this.#wanted, refused: this.#refused }
  }

  /** Lets go what is above the budget, as far as others promise to keep it [BL10]. */
  async #letGo(refs: readonly BlobRef[]): Promise<void> {
    if (this.#isLettingGo) return
    this.#isLettingGo = true
    const chosen = blobsToLetGo(refs, this.blobs, this.#rules, this.#choices)
    const released = chosen.length === 0 ? [] : await this.exchange.release(chosen)
    this.#isLettingGo = false
    const { budget } = this.#rules
    this.#over = budget === null ? 0 : Math.max(0, this.blobs.usage.bytes - budget)
    this.states.changedAll()
    if (this.#over > 0 && released.length > 0) this.#thinkSoon()
    else if (this.#over > 0) this.#askAgainLater()
  }
}

function symmetricDifference(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...[...a].filter((item) => !b.has(item)), ...[...b].filter((item) => !a.has(item))]
}
