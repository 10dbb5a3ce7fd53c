import * as Y from 'yjs'
import type { RandomBytes } from './clock.ts'
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
  /** Log rows and bytes that the store keeps beside the snapshot. */
  tailRows: number
  tailBytes: number
}

/** A document that is on its way from the store, and how many wait to hold it. */
interface Loading {
  readonly loaded: Promise<LoadedDoc>
  waiting: number
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
 * While plans are compared up to this many do: a document is needed up to three times then, to offer it, to answer and to
 * take in, with a window of updates between [AK4].
 */
const keptInComparison = 1024

/** The documents in memory: loads them once however many ask, drops what nobody needs. */
export class Documents {
  readonly #store: Store
  readonly #random: RandomBytes
  readonly #events: DocumentEvents
  readonly #loaded = new Map<DocId, LoadedDoc>()
  /** Those that may be dropped, the least recently used first: looking through all would grow with what is being written. */
  #kept = keptAtRest
  readonly #idle = new Set<LoadedDoc>()
  readonly #loading = new Map<DocId, Loading>()

  constructor(store: Store, random: RandomBytes, events: DocumentEvents) {
    this.#store = store
    this.#random = random
    this.#events = events
  }

  /** Holds a document that is in memory until `release`; null if it is not. */
  hold(id: DocId): LoadedDoc | null {
    const present = this.#loaded.get(id)
    if (present === undefined) return null
    present.holders += 1
    this.#idle.delete(present)
    return present
  }

  /** Holds a document until `release`. `inStore: false` saves the look into the store. */
  async acquire(id: DocId, inStore: boolean): Promise<LoadedDoc> {
    return this.hold(id) ?? this.#load(id, inStore)
  }

  /** Brings documents into memory in one read of the store, for who will soon ask for one after the other. */
  async warm(ids: readonly DocId[]): Promise<void> {
    this.#kept = keptInComparison
    const absent = ids.filter((id) => !this.#loaded.has(id))
    // Who asks for one that cannot be read then hears of it.
    await Promise.all(
      absent.map((id) =>
        this.acquire(id, true).then(
          (loaded) => this.release(loaded),
          () => undefined,
        ),
      ),
    )
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
    this.#kept = keptAtRest
    this.trim()
  }

  /** Drops what nobody holds and nothing waits for, beyond the number that is kept. */
  trim(): void {
    for (const loaded of this.#idle) {
      if (this.#loaded.size <= this.#kept) return
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
    const fresh = this.#make(broken.id, stored, this.#read(stored))
    for (const update of broken.journal) Y.applyUpdate(fresh.doc, update)
    fresh.journal = broken.journal
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
  }

  #load(id: DocId, inStore: boolean): Promise<LoadedDoc> {
    const already = this.#loading.get(id)
    if (already !== undefined) {
      already.waiting += 1
      return already.loaded
    }
    const loaded = this.#bringIn(id, inStore)
    this.#loading.set(id, { loaded, waiting: 1 })
    return loaded
  }

  /**
   * Holds the document for all who wait for it in the same turn in which it comes into memory. Were each to hold it
   * only when its own turn comes, `trim` could drop it before, and what they then wrote would be kept nowhere.
   */
  async #bringIn(id: DocId, inStore: boolean): Promise<LoadedDoc> {
    try {
      const updates = await (inStore ? this.#store.load(id) : [])
      const read = this.#read(updates, inStore ? this.#events.written(id) : undefined)
      const loaded = this.#make(id, updates, read)
      loaded.holders = this.#loading.get(id)?.waiting ?? 0
      this.#loaded.set(id, loaded)
      if (!read.isWhole || read.unreadable > 0) this.#events.damaged(loaded, read.isWhole)
      return loaded
    } finally {
      this.#loading.delete(id)
    }
  }

  #read(updates: readonly Uint8Array[], written?: Fingerprint): ReadLog {
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
