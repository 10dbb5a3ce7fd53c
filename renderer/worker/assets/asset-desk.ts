import type { AssetState, MediaState } from '../../../shared/ipc/assets-api.ts'
import { BlobExchange } from '../../../shared/replica/blobs/blob-exchange.ts'
import { blobsToLetGo, interestsOf, type MediaRules } from '../../../shared/replica/blobs/blob-policy.ts'
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
const askAgainAfter = 60_000

interface Parts {
  readonly blobs: Blobs
  readonly holders: HolderBook
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
  readonly #parts: Parts
  readonly #wanted = new Set<BlobHash>()
  readonly #refused = new Set<BlobHash>()
  readonly #stops: (() => void)[]
  #rules: MediaRules = { originals: 'all', budget: null }
  /** The blobs that this computer wants to have. */
  #comes: ReadonlySet<BlobHash> = new Set()
  #over = 0
  #trouble: string | null = null
  #cancelThink: (() => void) | null = null
  #isLettingGo = false

  private constructor(parts: Parts) {
    const { blobs, clock, refs, holders } = parts
    this.#parts = parts
    this.blobs = blobs
    this.states = new Watched(clock)
    this.exchange = new BlobExchange(blobs, clock, {
      onHolding: (device, holding) => holders.note(device, holding),
      onChange: (hash) => this.states.changed(hash),
      onTrouble: (error) => this.#setTrouble(error),
    })
    this.#stops = [blobs.watch((hash) => this.#kept(hash)), refs.watch(() => this.#thinkSoon())]
  }

  /** Reads what is kept, and begins to want what the plan refers to. */
  static async open(database: PlanDatabase, clock: Clock, refs: RefSource): Promise<AssetDesk> {
    const [blobs, holders, rules, choices] = await Promise.all([
      Blobs.open(new DexieBlobStore(database), clock),
      HolderBook.open(database, clock),
      readRules(database),
      readChoices(database),
    ])
    const desk = new AssetDesk({ blobs, holders, database, clock, refs })
    desk.#rules = rules
    for (const hash of choices.wanted) desk.#wanted.add(hash)
    for (const hash of choices.refused) desk.#refused.add(hash)
    desk.#think()
    return desk
  }

  state(hash: BlobHash): AssetState {
    const kept = this.blobs.find(hash)
    const devices = [...new Set([...this.exchange.holders(hash), ...this.#parts.holders.holders(hash)])]
    const away = this.#comes.has(hash) ? 'coming' : devices.length > 0 ? 'elsewhere' : 'missing'
    const place = this.blobs.has(hash) ? 'here' : away
    return { hash, place, size: kept?.size ?? this.#parts.holders.sizeOf(hash), done: bytesOf(kept), devices }
  }

  media(): MediaState {
    const missing = [...this.#comes].filter((hash) => !this.blobs.has(hash))
    const states = missing.map((hash) => this.state(hash))
    const sum = (number: (state: AssetState) => number) => states.reduce((total, state) => total + number(state), 0)
    return {
      rules: this.#rules,
      files: this.blobs.usage.blobs,
      bytes: this.blobs.usage.bytes,
      coming: { files: missing.length, bytes: sum(({ done }) => done), total: sum(({ size }) => size ?? 0) },
      waiting: missing.filter((hash) => this.exchange.holders(hash).length === 0).length,
      over: this.#over,
      trouble: this.#trouble,
    }
  }

  want(hash: BlobHash): Promise<void> {
    this.#wanted.add(hash)
    this.#refused.delete(hash)
    return this.#choose(hash)
  }

  cancel(hash: BlobHash): Promise<void> {
    this.#wanted.delete(hash)
    this.#refused.add(hash)
    return this.#choose(hash)
  }

  async setRules(rules: MediaRules): Promise<void> {
    this.#rules = rules
    this.#think()
    this.states.changedAll()
    await writeRules(this.#parts.database, rules)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#cancelThink?.()
    this.#parts.holders.close()
    this.states.close()
  }

  async #choose(hash: BlobHash): Promise<void> {
    this.#think()
    this.states.changed(hash)
    await this.#keepChoices()
  }

  #keepChoices(): Promise<void> {
    return writeChoices(this.#parts.database, { wanted: this.#wanted, refused: this.#refused })
  }

  #kept(hash: BlobHash): void {
    this.states.changed(hash)
    if (!this.blobs.has(hash)) return
    this.#thinkSoon()
    // Now it may be let go like others; that it was wanted is worth no more than a crash may take.
    if (this.#wanted.delete(hash)) this.#keepChoices().catch(() => undefined)
  }

  #setTrouble(error: unknown): void {
    this.#trouble = error === null ? null : mediaTroubleInWords(error)
    this.states.changedAll()
  }

  #thinkSoon(after = thinkAfter): void {
    this.#cancelThink ??= this.#parts.clock.after(after, () => this.#think())
  }

  #think(): void {
    this.#cancelThink?.()
    this.#cancelThink = null
    const refs = this.#parts.refs.current()
    const interests = interestsOf(refs, this.blobs, this.#rules, this.#choices)
    const comes = new Set([...interests].flatMap(([hash, place]) => (place === null ? [] : [hash])))
    for (const hash of symmetricDifference(comes, this.#comes)) this.states.changed(hash)
    this.#comes = comes
    this.exchange.setInterests(interests)
    void this.#letGo()
  }

  get #choices() {
    return { wanted: this.#wanted, refused: this.#refused }
  }

  /** Lets go what is above the budget, as far as others promise to keep it [BL10]. */
  async #letGo(): Promise<void> {
    if (this.#isLettingGo) return
    this.#isLettingGo = true
    const chosen = blobsToLetGo(this.#parts.refs.current(), this.blobs, this.#rules, this.#choices)
    const released = chosen.length === 0 ? [] : await this.exchange.release(chosen)
    this.#isLettingGo = false
    const { budget } = this.#rules
    this.#over = budget === null ? 0 : Math.max(0, this.blobs.usage.bytes - budget)
    this.states.changedAll()
    if (this.#over > 0) this.#thinkSoon(released.length > 0 ? thinkAfter : askAgainAfter)
  }
}

function symmetricDifference(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...[...a].filter((item) => !b.has(item)), ...[...b].filter((item) => !a.has(item))]
}
