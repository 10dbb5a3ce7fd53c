import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { BlobExchange } from './blobs/blob-exchange.ts'
import type { Blobs } from './blobs/blobs.ts'
import { type Clock, drawnInBulk, type RandomBytes } from './clock.ts'
import { Committer } from './committer.ts'
import { DamagedDocs } from './damaged-docs.ts'
import { Directory } from './directory.ts'
import { Documents, type LoadedDoc } from './documents.ts'
import { fingerprintOf, isEmptyDoc, unknownFingerprint } from './fingerprint.ts'
import { packHoldings } from './holdings.ts'
import { hostOf } from './host-of.ts'
import { isDocId } from './ids.ts'
import { Incoming, type Received, type WholeDoc } from './incoming.ts'
import { OwnClients } from './own-clients.ts'
import type { Pipe } from './pipe.ts'
import { Presence } from './presence.ts'
import type { Saving } from './saving.ts'
import { Session } from './session.ts'
import type { SessionHost, SessionOptions } from './session-host.ts'
import { Sessions } from './sessions.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from './store.ts'
import { type Unsubscribe, Watchers } from './watchers.ts'

/** What a replica is made of. */
export interface ReplicaOptions {
  readonly store: Store
  /** Replicas of different plans refuse each other. */
  readonly planId: string
  /** Names this installation; sent as a hash, for diagnosis alone. */
  readonly replicaId: string
  readonly clock: Clock
  readonly random: RandomBytes
  /** Media of the plan; left out where none is kept. The replica closes it. */
  readonly blobs?: BlobExchange
}

/** One document and what to do to it. `mutate` runs in one Yjs transaction and must not wait for anything. */
export interface Edit {
  readonly id: DocId
  mutate(doc: Y.Doc): void
}

/** A document held open. */
export interface OpenDoc {
  readonly doc: Y.Doc
  /** Who else has it open; set the own state with `setLocalState`. */
  readonly presence: Awareness
  /** Lets it go. Safe to call twice. */
  release(): void
}

/** Transaction origin of the replica's own changes. */
const localOrigin = 'local'

/** A place that holds a plan: its documents, their log, and the sessions with other replicas. */
export class Replica {
  readonly #options: ReplicaOptions
  readonly #directory: Directory
  readonly #documents: Documents
  readonly #committer: Committer
  readonly #incoming: Incoming
  readonly #presence: Presence
  readonly #damaged: DamagedDocs
  readonly #sessions = new Sessions()
  readonly #ownClients = new OwnClients()
  readonly #docWatchers = new Watchers<readonly DocId[]>()
  readonly #savingWatchers = new Watchers<Saving>()
  readonly #host: SessionHost
  #closed = false

  constructor(options: ReplicaOptions) {
    this.#options = options
    this.#directory = new Directory(options.store)
    this.#documents = new Documents(options.store, drawnInBulk(options.random), {
      written: (id) => this.#directory.written(id),
      damaged: (loaded, isWhole) => this.#damaged.found(loaded, isWhole),
      updated: (loaded, update, origin) => this.#updated(loaded, update, origin),
    })
    this.#committer = new Committer(options.store, options.clock, {
      captured: (changes) => this.#directory.note(changes),
      committed: (changes) => this.#tellDocs(changes.map(({ id }) => id)),
      saving: () => this.#savingWatchers.tell(this.saving),
    })
    this.#damaged = new DamagedDocs({
      directory: this.#directory,
      committer: this.#committer,
      acquire: (id) => this.#acquire(id),
      release: (loaded) => this.#documents.release(loaded),
      ask: (id) => this.#sessions.askFor(id),
      changed: () => this.#savingWatchers.tell(this.saving),
    })
    this.#incoming = new Incoming({
      directory: this.#directory,
      documents: this.#documents,
      committer: this.#committer,
      acquire: (id) => this.#acquire(id),
      acquireAll: (ids) => this.#acquireAll(ids),
      fed: (loaded) => this.#damaged.fed(loaded),
    })
    this.#presence = new Presence(options.random, (key, states, origin) =>
      this.#sessions.offerPresence(key, states, origin),
    )
    this.#host = hostOf({
      ...{ options, directory: this.#directory, documents: this.#documents, committer: this.#committer },
      ...{ incoming: this.#incoming, presence: this.#presence, damaged: this.#damaged },
      acquire: (id) => this.#acquire(id),
      mayHold: (id) => this.#mayHold(id),
      ended: (session) => this.#ended(session),
    })
  }

  /** Saving on this device, as it is now. */
  get saving(): Saving {
    return { ...this.#committer.writing, damaged: this.#damaged.ids }
  }

  /** The documents with changes that are not yet durable on this device. */
  get unsaved(): readonly DocId[] {
    return this.#committer.unsaved
  }

  /** The media that are kept here; null where a replica keeps none. */
  get blobs(): Blobs | null {
    return this.#options.blobs?.blobs ?? null
  }

  /** Who of the team is here; set the own state with `setLocalState`. */
  get teamPresence(): Awareness {
    return this.#presence.at(null)
  }

  /** The plan's fingerprint, with everything that has changed up to now, durable or not. */
  async root(): Promise<Fingerprint> {
    await this.#directory.ready()
    return this.#directory.root(null)
  }

  /** The ids of all documents, in rising order, durable or not. */
  async ids(): Promise<readonly DocId[]> {
    await this.#directory.ready()
    return this.#directory.fresh().ids()
  }

  /** True if the plan holds the document. */
  async has(id: DocId): Promise<boolean> {
    await this.#directory.ready()
    return this.#directory.fresh().has(id)
  }

  /** Changes one document, or makes it. Resolves when durable. */
  change(id: DocId, mutate: (doc: Y.Doc) => void, durability: Durability = 'relaxed'): Promise<void> {
    return this.changeAll([{ id, mutate }], durability)
  }

  /**
   * Changes several documents in one commit: all are kept or none. Resolves when durable; rejects if the replica was
   * closed before it could begin.
   */
  async changeAll(edits: readonly Edit[], durability: Durability = 'relaxed'): Promise<void> {
    const held = await this.#acquireAll(edits.map(({ id }) => id))
    for (const [index, loaded] of held.entries()) {
      this.#ownClients.wrote(loaded, loaded.doc.clientID)
      loaded.doc.transact(() => edits[index]?.mutate(loaded.doc), localOrigin)
    }
    for (const loaded of held) this.#documents.release(loaded)
    await this.#committer.flush(durability)
  }

  /** Something here tells of documents that the store does not hold: they count as damaged, and peers are asked [ST11]. */
  async miss(ids: readonly DocId[]): Promise<void> {
    await this.#directory.ready()
    for (const id of ids) {
      if (!this.#directory.mayHold(id)) this.#directory.add([{ id, fingerprint: unknownFingerprint }])
      this.#documents.release(await this.#acquire(id))
    }
  }

  /** Takes in new documents that were written to the store past this replica, and offers them to its peers. */
  async adopt(docs: readonly Pick<DocChange, 'id' | 'update' | 'fingerprint'>[]): Promise<void> {
    await this.#directory.ready()
    this.#directory.add(docs)
    for (const { id, update } of docs) this.#sessions.offerUpdate(id, update, localOrigin)
    this.#tellDocs(docs.map(({ id }) => id))
  }

  /** The plan's documents with their fingerprints, as they are now. */
  async fingerprints(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    await this.#directory.ready()
    return this.#directory.fingerprints()
  }

  /** What this replica holds now, packed. Only once a session has begun. */
  holdings(): Uint8Array {
    return packHoldings(this.#directory.fingerprints())
  }

  /** The whole of a document as one Yjs v1 update; null if the plan does not hold it. */
  wholeOf(id: DocId): Promise<WholeDoc | null> {
    return this.read(id, (doc) => ({ id, update: Y.encodeStateAsUpdate(doc), fingerprint: fingerprintOf(doc) }))
  }

  /**
   * Takes in documents that came in a file, all in one commit, and offers them to peers. Resolves when they are durable;
   * rejects if the replica was closed before it could begin.
   */
  async receive(docs: readonly Pick<WholeDoc, 'id' | 'update'>[]): Promise<readonly Received[]> {
    const received = await this.#incoming.fromFile(docs)
    await this.#committer.flush('strict')
    return received
  }

  /** Reads one document; null if the plan does not hold it. */
  async read<T>(id: DocId, look: (doc: Y.Doc) => T): Promise<T | null> {
    const loaded = await this.#acquire(id)
    try {
      return isEmptyDoc(loaded.doc) ? null : look(loaded.doc)
    } finally {
      this.#documents.release(loaded)
    }
  }

  /** Has `wroteHere` know of these documents also who wrote here before the replica was opened. */
  async recallOwn(ids: readonly DocId[]): Promise<void> {
    this.#ownClients.recall((await this.#options.store.ownClients?.(ids)) ?? [])
  }

  /** True if this device wrote under that Yjs client since the replica was opened, by itself or in a window. */
  wroteHere(client: number): boolean {
    return this.#ownClients.has(client)
  }

  /** Opens a document for editing; a new one is empty and becomes part of the plan with its first change. */
  async open(id: DocId): Promise<OpenDoc> {
    const loaded = await this.#acquire(id)
    let held = true
    const release = () => {
      if (!held) return
      held = false
      this.#documents.release(loaded)
      void this.#committer.attempt().then(() => this.#committer.compact(loaded))
    }
    return { doc: loaded.doc, presence: this.#presence.at(id), release }
  }

  /** Starts to sync over a pipe whose other end another replica of this plan holds. */
  connect(pipe: Pipe, options: SessionOptions = {}): Session {
    const session = new Session(this.#host, pipe, options)
    this.#sessions.add(session)
    return session
  }

  /** Tells the ids of documents whose changes, from here or from a peer, have become durable. */
  watchDocs(onDocs: (ids: readonly DocId[]) => void): Unsubscribe {
    return this.#docWatchers.add(onDocs)
  }

  /** Tells the state of saving at once and after each change. */
  watchSaving(onSaving: (saving: Saving) => void): Unsubscribe {
    const end = this.#savingWatchers.add(onSaving)
    onSaving(this.saving)
    return end
  }

  /** Writes everything pending now. Resolves when it is durable. */
  flush(durability: Durability = 'relaxed'): Promise<void> {
    return this.#committer.flush(durability)
  }

  /** Ends all sessions, tries once to write what is pending, and forgets everything. */
  async close(): Promise<void> {
    this.#closed = true
    this.#options.blobs?.close()
    this.#sessions.closeAll('The plan was closed.')
    await this.#committer.close()
    this.#presence.destroy()
    this.#documents.destroy()
  }

  async #acquire(id: DocId): Promise<LoadedDoc> {
    if (!isDocId(id)) throw new Error(`Not a document id: ${id}`)
    await this.#directory.ready()
    return this.#documents.acquire(id, this.#mayHold(id))
  }

  async #acquireAll(ids: readonly DocId[]): Promise<readonly LoadedDoc[]> {
    const held = await Promise.all(ids.map((id) => this.#acquire(id)))
    if (this.#closed) throw new Error('The plan was closed before anything was changed.')
    return held
  }

  #mayHold(id: DocId): boolean {
    return this.#directory.mayHold(id) || this.#damaged.has(id)
  }

  #tellDocs(ids: readonly DocId[]): void {
    this.#documents.saved(ids)
    this.#docWatchers.tell(ids)
  }

  #updated(loaded: LoadedDoc, update: Uint8Array, origin: unknown): void {
    loaded.journal.push(update)
    if (origin instanceof Session && origin.isOwn) this.#ownClients.wroteAllIn(loaded, update)
    this.#directory.changed(loaded.id, loaded.doc)
    // Who waits for it comes first: saving is told of after it [LV6].
    this.#sessions.offerUpdate(loaded.id, update, origin)
    this.#committer.mark(loaded)
  }

  #ended(session: Session): void {
    this.#sessions.delete(session)
    this.#presence.forget(session)
    if (this.#sessions.isEmpty) this.#documents.rest()
  }
}
