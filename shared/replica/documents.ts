import * as Y from 'yjs'
import type { RandomBytes } from './clock.ts'
import { readDocLog } from './doc-log.ts'
import { type DocView, viewOf } from './doc-view.ts'
import { type ReadLog, readLog } from './read-log.ts'
import type { DocId, Fingerprint, Store } from './store.ts'

/** A document in memory, with what has to be known to write it down. */
export interface LoadedDoc {
  readonly id: DocId
  readonly doc: Y.Doc
  /** How many hold it: it is not dropped meanwhile. */
  holders: number
  /** True from a change until it is durable. */
  unsaved: boolean
  /** State vector of what the store has. */
  savedVector: Uint8Array
  /** So many places more it surely may take to put it together from nothing, since that was last counted [EX9]. */
  slack: number
  /** Updates applied since then, to rebuild the document if a hostile update breaks it. */
  journal: Uint8Array[]
  /** The Yjs clients under which this device has written in it while it was in memory. */
  readonly own: Set<number>
  /** Log rows and bytes that the store keeps beside the snapshot. */
  tailRows: number
  tailBytes: number
}

/** What the store gave of a document that is not in memory, and what it tells once somebody asks; null if nothing. */
interface Log {
  readonly updates: readonly Uint8Array[]
  view?: DocView | null
}

/** What the documents in memory ask and tell. */
export interface DocumentEvents {
  /** What a document's fingerprint was when it was written last; undefined if that is not known. */
  written(id: DocId): Fingerprint | undefined
  /** The disk did not give a document back as it was written; `isWhole` if what it gave is all of it nevertheless. */
  damaged(loaded: LoadedDoc, isWhole: boolean): void
  /** An update changed a document, with the origin that Yjs was given. */
  updated(loaded: LoadedDoc, update: Uint8Array, origin: unknown): void
}

/** Documents that nobody holds stay in memory up to this many, the least recently used go first. */
const keptAtRest = 128
/**
 * Logs that stay in memory while plans are compared: a document is needed up to three times then, to offer it, to answer
 * and to take in, with a window of updates between [AK4].
 */
const keptLogs = 1024

/** The documents in memory: loads them once however many ask, drops what nobody needs. */
export class Documents {
  readonly #store: Store
  readonly #random: RandomBytes
  readonly #events: DocumentEvents
  readonly #loaded = new Map<DocId, LoadedDoc>()
  /** Those that may be dropped, the least recently used first: looking through all would grow with what is being written. */
  readonly #idle = new Set<LoadedDoc>()
  /** Logs of documents that are not in memory: what peers are told of them takes no more, and each may be needed soon. */
  readonly #logs = new Map<DocId, Log>()
  readonly #reading = new Map<DocId, Promise<void>>()

  constructor(store: Store, random: RandomBytes, events: DocumentEvents) {
    this.#store = store
    this.#random = random
    this.#events = events
  }

  /** Holds a document until `release`, if it is in memory or its log is; null if neither is. */
  hold(id: DocId): LoadedDoc | null {
    const present = this.#loaded.get(id) ?? this.#putTogether(id)
    if (present === null) return null
    present.holders += 1
    this.#idle.delete(present)
    return present
  }

  /** Holds a document until `release`. `inStore: false` saves the look into the store. */
  async acquire(id: DocId, inStore: boolean): Promise<LoadedDoc> {
    let held = this.hold(id)
    // What was read may have gone again before the turn of who asked for it.
    for (; held === null; held = this.hold(id)) await this.#read(id, inStore)
    return held
  }

  /** What can be told of a document, if it is in memory or its log is; null if neither is. */
  view(id: DocId): DocView | null {
    const present = this.#loaded.get(id)
    if (present !== undefined) return viewOf(present.doc)
    const log = this.#logs.get(id)
    const written = this.#events.written(id)
    if (log === undefined || written === undefined) return null
    log.view ??= readDocLog(log.updates, written)
    return log.view
  }

  /** Brings logs into memory in one read of the store, for who will soon ask for one document after the other. */
  async warm(ids: readonly DocId[]): Promise<void> {
    const absent = ids.filter((id) => !this.#loaded.has(id) && !this.#logs.has(id))
    // Who asks for one that cannot be read then hears of it.
    await Promise.all(absent.map((id) => this.#read(id, true).catch(() => undefined)))
    for (const id of this.#logs.keys()) {
      if (this.#logs.size <= keptLogs) return
      this.#logs.delete(id)
    }
  }

  release(loaded: LoadedDoc): void {
    loaded.holders -= 1
    this.#mayIdle(loaded)
    this.trim()
  }

  /** These have become durable. */
  saved(ids: readonly DocId[]): void {
    for (const id of ids) {
      const loaded = this.#loaded.get(id)
      if (loaded !== undefined) this.#mayIdle(loaded)
    }
    this.trim()
  }

  /** A comparison is over: what was brought in for it may go. */
  rest(): void {
    this.#logs.clear()
  }

  /** Drops what nobody holds and nothing waits for, beyond the number that is kept. */
  trim(): void {
    for (const loaded of this.#idle) {
      if (this.#loaded.size <= keptAtRest) return
      this.#idle.delete(loaded)
      if (!this.#isIdle(loaded)) continue
      this.#loaded.delete(loaded.id)
      loaded.doc.destroy()
    }
  }

  #mayIdle(loaded: LoadedDoc): void {
    if (!this.#isIdle(loaded)) return
    this.#idle.delete(loaded)
    this.#idle.add(loaded)
  }

  /** One that was replaced by a rebuilt one is none of these any more. */
  #isIdle(loaded: LoadedDoc): boolean {
    return loaded.holders === 0 && !loaded.unsaved && this.#loaded.get(loaded.id) === loaded
  }

  /** Puts a document that an update broke back to what it was before that update. */
  async rebuild(broken: LoadedDoc): Promise<LoadedDoc> {
    const stored = await this.#store.load(broken.id)
    const fresh = this.#make(broken.id, stored, this.#apply(stored))
    for (const update of broken.journal) Y.applyUpdate(fresh.doc, update)
    fresh.journal = broken.journal
    for (const client of broken.own) fresh.own.add(client)
    this.#loaded.set(broken.id, fresh)
    this.#mayIdle(fresh)
    broken.doc.destroy()
    return fresh
  }

  /** Forgets everything. */
  destroy(): void {
    for (const { doc } of this.#loaded.values()) doc.destroy()
    this.#loaded.clear()
    this.#idle.clear()
    this.#logs.clear()
  }

  /** Brings the log of a document that is not in memory there, once however many ask. */
  #read(id: DocId, inStore: boolean): Promise<void> {
    const already = this.#reading.get(id)
    if (already !== undefined) return already
    const updates = inStore ? this.#store.load(id) : Promise.resolve([])
    const reading = updates.then(
      (read) => this.#hasRead(id, read),
      (error: unknown) => {
        this.#reading.delete(id)
        throw error
      },
    )
    this.#reading.set(id, reading)
    return reading
  }

  #hasRead(id: DocId, updates: readonly Uint8Array[]): void {
    this.#reading.delete(id)
    this.#logs.set(id, { updates })
  }

  /**
   * Puts a document together whose log is in memory, and which is used in the same turn: were it held only when a later
   * one comes, `trim` could drop it before, and what is then written would be kept nowhere.
   */
  #putTogether(id: DocId): LoadedDoc | null {
    const log = this.#logs.get(id)
    if (log === undefined) return null
    this.#logs.delete(id)
    // Who was told of it looked at that already.
    const isAsWritten = log.view !== undefined && log.view !== null
    const read = this.#apply(log.updates, isAsWritten ? undefined : this.#events.written(id))
    const loaded = this.#make(id, log.updates, read)
    this.#loaded.set(id, loaded)
    if (!read.isWhole || read.unreadable > 0) this.#events.damaged(loaded, read.isWhole)
    return loaded
  }

  #apply(updates: readonly Uint8Array[], written?: Fingerprint): ReadLog {
    return readLog(updates, () => newDoc(this.#random), written)
  }

  #make(id: DocId, updates: readonly Uint8Array[], { doc }: ReadLog): LoadedDoc {
    const tail = updates.slice(1)
    const loaded: LoadedDoc = {
      id,
      doc,
      holders: 0,
      unsaved: false,
      savedVector: Y.encodeStateVector(doc),
      slack: 0,
      journal: [],
      own: new Set(),
      tailRows: tail.length,
      tailBytes: tail.reduce((bytes, update) => bytes + update.length, 0),
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => this.#events.updated(loaded, update, origin))
    return loaded
  }
}

/**
 * A document whose client id comes from the injected randomness: a new one each time, as Yjs demands. The guid matters
 * to subdocuments alone; left to Yjs it costs 31 calls of the system's random source.
 */
export function newDoc(random: RandomBytes): Y.Doc {
  const doc = new Y.Doc({ guid: 'document' })
  doc.clientID = new DataView(random(4).slice().buffer).getUint32(0)
  return doc
}
