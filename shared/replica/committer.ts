import * as Y from 'yjs'
import type { Clock } from './clock.ts'
import type { LoadedDoc } from './documents.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { DocChange, DocId, Durability, Store } from './store.ts'

/** Writing on this device: what is not durable yet, when last something became so, and what stands in the way. */
export interface Writing {
  /** Documents with changes that are not yet durable. */
  readonly pending: number
  readonly savedAt: number | null
  /** Why nothing can be saved, in words for people; null when all is well. */
  readonly trouble: string | null
}

/** Typing is written this long after its first unwritten change, in milliseconds. */
const flushAfter = 200
/** So many unwritten documents are written at once. */
const flushAtDocs = 256
const firstRetryAfter = 1_000
const longestRetryAfter = 30_000
/** More documents than this waiting to be written hold back what peers send. */
const mostBacklog = 1024
/** A log of this size beside its snapshot is compacted. */
const compactAtRows = 64
const compactAtBytes = 8 * 1024

interface Capture {
  readonly loaded: LoadedDoc
  readonly change: DocChange
  readonly vector: Uint8Array
  readonly journalLength: number
}

/** What the committer tells of. */
export interface CommitterEvents {
  /** The documents' new fingerprints, as they go to the store. */
  captured(changes: readonly DocChange[]): void
  committed(changes: readonly DocChange[]): void
  saving(): void
}

/** Writes changed documents: many changes in one commit, one commit at a time, again and again until it works [ST3]. */
export class Committer {
  readonly #store: Store
  readonly #clock: Clock
  readonly #events: CommitterEvents
  #dirty = new Set<LoadedDoc>()
  /** All that is not durable: what changed, and what is being written. */
  readonly #unsaved = new Set<LoadedDoc>()
  #underWay: readonly LoadedDoc[] = []
  #waiting: (() => void)[] = []
  #waitingUnderWay: (() => void)[] = []
  #durability: Durability = 'relaxed'
  /** True once something was written, or is being written, that a loss of power could still take [ST9]. */
  #isUnsynced = false
  #isCommitting = false
  #running: Promise<void> | null = null
  #again = false
  #soon = false
  #cancelTimer: (() => void) | null = null
  #retryAfter = firstRetryAfter
  #savedAt: number | null = null
  #trouble: string | null = null
  #closed = false
  #compacting: Promise<void> = Promise.resolve()

  constructor(store: Store, clock: Clock, events: CommitterEvents) {
    this.#store = store
    this.#clock = clock
    this.#events = events
  }

  get writing(): Writing {
    return { pending: this.backlog, savedAt: this.#savedAt, trouble: this.#trouble }
  }

  /** The documents with changes that are not yet durable. */
  get unsaved(): readonly DocId[] {
    return [...this.#unsaved].map(({ id }) => id)
  }

  /** Documents that wait to be written. */
  get backlog(): number {
    return this.#unsaved.size
  }

  /** Null if little waits to be written; else resolves when so little does that more may be taken in. */
  room(): Promise<void> | null {
    return this.backlog > mostBacklog ? this.#untilRoom() : null
  }

  async #untilRoom(): Promise<void> {
    while (this.backlog > mostBacklog) await this.durable()
  }

  /** Notes that a document changed; it is written soon. */
  mark(loaded: LoadedDoc): void {
    const isNews = !this.#dirty.has(loaded)
    this.#dirty.add(loaded)
    this.#unsaved.add(loaded)
    loaded.unsaved = true
    if (this.#dirty.size >= flushAtDocs && this.#trouble === null) this.#attemptSoon()
    else this.#schedule(flushAfter)
    if (isNews) this.#events.saving()
  }

  /** Takes a document out that was replaced by a rebuilt one. */
  replace(old: LoadedDoc, fresh: LoadedDoc): void {
    // If the commit that is under way fails, the broken one must not be written in the next.
    this.#underWay = this.#underWay.filter((loaded) => loaded !== old)
    this.#unsaved.delete(old)
    if (this.#dirty.delete(old) || old.unsaved) this.mark(fresh)
  }

  /** Resolves when everything that has changed up to now is durable. Does not hurry anything. */
  durable(): Promise<void> {
    if (!this.#hasWork && !this.#isCommitting) return Promise.resolve()
    const waiting = this.#hasWork ? this.#waiting : this.#waitingUnderWay
    return new Promise((resolve) => {
      waiting.push(resolve)
    })
  }

  /** Writes now. Resolves when everything that has changed up to now is as durable as it was asked for [ST9]. */
  flush(durability: Durability): Promise<void> {
    if (durability === 'strict' && (this.#dirty.size > 0 || this.#isUnsynced)) this.#durability = 'strict'
    const done = this.durable()
    void this.attempt()
    return done
  }

  /** Tries once to write everything, and resolves whether it worked or not. */
  attempt(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    // With nothing to write `#run` would end before it could be noted as running.
    if (!this.#hasWork) return this.#running ?? Promise.resolve()
    this.#again = true
    this.#running ??= this.#run()
    return this.#running
  }

  /** Something changed, or what was written before is to outlast a loss of power. */
  get #hasWork(): boolean {
    return this.#dirty.size > 0 || this.#durability === 'strict'
  }

  /** Stops timers and retries; what is not durable then is lost. */
  async close(): Promise<void> {
    await this.attempt()
    await this.#compacting
    this.#closed = true
    this.#cancelTimer?.()
  }

  /** Not at once: what one call changes in many documents goes into one commit, all or nothing [ST8]. */
  #attemptSoon(): void {
    if (this.#soon) return
    this.#soon = true
    void Promise.resolve().then(() => {
      this.#soon = false
      return this.attempt()
    })
  }

  /** Compacts a document whose log has grown, after what is under way. Compacting only saves room: a failure waits for the next time. */
  compact(loaded: LoadedDoc): void {
    if (loaded.tailRows === 0) return
    loaded.tailRows = 0
    loaded.tailBytes = 0
    this.#compacting = this.#compacting.then(() => this.#store.compact(loaded.id)).catch(() => undefined)
  }

  #schedule(after: number): void {
    if (this.#closed || this.#cancelTimer !== null || this.#running !== null) return
    this.#cancelTimer = this.#clock.after(after, () => {
      this.#cancelTimer = null
      void this.attempt()
    })
  }

  async #run(): Promise<void> {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    let worked = true
    while (worked && this.#again && this.#hasWork) {
      this.#again = false
      worked = await this.#commitOnce()
    }
    this.#again = false
    this.#running = null
    if (this.#hasWork) this.#schedule(worked ? flushAfter : this.#nextRetry())
  }

  #nextRetry(): number {
    const after = this.#retryAfter
    this.#retryAfter = Math.min(after * 2, longestRetryAfter)
    return after
  }

  async #commitOnce(): Promise<boolean> {
    const captures = [...this.#dirty].map((loaded) => this.#capture(loaded))
    const durability = this.#durability
    const wasUnsynced = this.#isUnsynced
    this.#isUnsynced = durability === 'relaxed'
    this.#isCommitting = true
    this.#dirty = new Set()
    this.#underWay = captures.map(({ loaded }) => loaded)
    this.#waitingUnderWay = this.#waiting.splice(0)
    this.#durability = 'relaxed'
    const changes = captures.map(({ change }) => change)
    this.#events.captured(changes)
    try {
      await this.#store.commit(changes, durability)
    } catch (error) {
      this.#isUnsynced = wasUnsynced
      this.#failed(durability, error)
      return false
    } finally {
      this.#isCommitting = false
    }
    this.#succeeded(captures)
    this.#events.committed(changes)
    this.#events.saving()
    for (const resolve of this.#waitingUnderWay.splice(0)) resolve()
    return true
  }

  #capture(loaded: LoadedDoc): Capture {
    const { id, doc, journal, own } = loaded
    const written = own.size === 0 ? {} : { own: [...own] }
    const change: DocChange = { id, update: unwritten(loaded), doc, fingerprint: fingerprintOf(doc), ...written }
    return { loaded, change, vector: Y.encodeStateVector(doc), journalLength: journal.length }
  }

  #succeeded(captures: readonly Capture[]): void {
    this.#underWay = []
    this.#savedAt = this.#clock.now()
    this.#trouble = null
    this.#retryAfter = firstRetryAfter
    for (const { loaded, change, vector, journalLength } of captures) {
      loaded.savedVector = vector
      loaded.journal.splice(0, journalLength)
      loaded.unsaved = this.#dirty.has(loaded)
      if (!loaded.unsaved) this.#unsaved.delete(loaded)
      loaded.tailRows += 1
      loaded.tailBytes += change.update.length
      if (loaded.tailRows >= compactAtRows || loaded.tailBytes >= compactAtBytes) this.compact(loaded)
    }
  }

  #failed(durability: Durability, error: unknown): void {
    for (const loaded of this.#underWay) this.#dirty.add(loaded)
    this.#underWay = []
    this.#waiting.unshift(...this.#waitingUnderWay.splice(0))
    if (durability === 'strict') this.#durability = 'strict'
    this.#trouble = error instanceof Error ? error.message : String(error)
    this.#events.saving()
  }
}

/** What the store lacks of a document: the one update that it got since, or all that is beyond what was written. */
function unwritten({ doc, journal, savedVector }: LoadedDoc): Uint8Array {
  const [first, ...others] = journal
  const hasWaiting = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return first === undefined || others.length > 0 || hasWaiting ? Y.encodeStateAsUpdate(doc, savedVector) : first
}
