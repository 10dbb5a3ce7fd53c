import { toHexString } from 'lib0/buffer'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { BlobExchange } from './blobs/blob-exchange.ts'
import type { Blobs } from './blobs/blobs.ts'
import { type Clock, drawnInBulk, type RandomBytes } from './clock.ts'
import { Committer, type Writing } from './committer.ts'
import { DamagedDocs } from './damaged-docs.ts'
import { Directory } from './directory.ts'
import { Documents, type LoadedDoc } from './documents.ts'
import { fingerprintOf, isEmptyDoc } from './fingerprint.ts'
import { packHoldings } from './holdings.ts'
import { isDocId } from './ids.ts'
import { Incoming, type Received, type WholeDoc } from './incoming.ts'
import type { Pipe } from './pipe.ts'
import { tagOf } from './plan-tag.ts'
import { Presence } from './presence.ts'
import { Session } from './session.ts'
import type { Applied, SessionHost, SessionOptions } from './session-host.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from './store.ts'
import { type Unsubscribe, Watchers } from './watchers.ts'
import { lookInto, type UpdateFacts } from './well-formed.ts'

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

/** Saving on this device: how writing fares, and what the disk did not give back as it was written. */
export interface Saving extends Writing {
  /** Documents that came back from the disk damaged, until a peer has sent what they lack [ST10]. */
  readonly damaged: readonly DocId[]
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
/** More documents than this waiting to be written hold back what peers send. */
const mostBacklog = 1024

/** A place that holds a plan: its documents, their log, and the sessions with other replicas. */
export class Replica {
  readonly #options: ReplicaOptions
  readonly #directory: Directory
  readonly #documents: Documents
  readonly #committer: Committer
  readonly #incoming: Incoming
  readonly #presence: Presence
  readonly #damaged: DamagedDocs
  readonly #sessions = new Set<Session>()
  readonly #ownSessions = new WeakSet<object>()
  /** A document in memory has a Yjs client of its own, a new one each time it is loaded: these wrote here. */
  readonly #ownClients = new Set<number>()
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
      ask: (id) => {
        for (const session of this.#sessions) session.askFor(id)
      },
      changed: () => this.#savingWatchers.tell(this.saving),
    })
    this.#incoming = new Incoming(this.#directory, this.#documents, this.#committer)
    this.#presence = new Presence(options.random, (key, states, origin) => {
      for (const session of this.#sessions) if (session !== origin) session.offerPresence(key, states)
    })
    this.#host = this.#sessionHost()
  }

  /** Saving on this device, as it is now. */
  get saving(): Saving {
    return { ...this.#committer.writing, damaged: this.#damaged.ids }
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
    const held = await Promise.all(edits.map(({ id }) => this.#acquire(id)))
    if (this.#closed) throw new Error('The plan was closed before the change was made.')
    for (const [index, { doc }] of held.entries()) {
      this.#ownClients.add(doc.clientID)
      doc.transact(() => edits[index]?.mutate(doc), localOrigin)
    }
    for (const loaded of held) this.#documents.release(loaded)
    await this.#committer.flush(durability)
  }

  /** Takes in new documents that were written to the store past this replica, and offers them to its peers. */
  async adopt(docs: readonly Pick<DocChange, 'id' | 'update' | 'fingerprint'>[]): Promise<void> {
    await this.#directory.ready()
    this.#directory.add(docs)
    for (const { id, update } of docs) this.#offer(id, update, localOrigin)
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
    const held = await Promise.all(docs.map(({ id }) => this.#acquire(id)))
    if (this.#closed) throw new Error('The plan was closed before the documents were taken in.')
    const received = held.map((loaded, at) => this.#incoming.receive(loaded, docs[at]?.update ?? new Uint8Array()))
    for (const [at, loaded] of held.entries()) {
      if (received[at] === 'broken') await this.#incoming.rebuild(loaded)
      else if (received[at] !== 'malformed') this.#damaged.fed(loaded)
      this.#documents.release(loaded)
    }
    await this.#committer.flush('strict')
    return received.map((one) => (one === 'broken' ? 'malformed' : one))
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
    if (options.isOwn) this.#ownSessions.add(session)
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
    for (const session of [...this.#sessions]) session.close('The plan was closed.')
    await this.#committer.close()
    this.#presence.destroy()
    this.#documents.destroy()
  }

  async #acquire(id: DocId): Promise<LoadedDoc> {
    if (!isDocId(id)) throw new Error(`Not a document id: ${id}`)
    await this.#directory.ready()
    return this.#documents.acquire(id, this.#mayHold(id))
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
    if (origin instanceof Session && this.#ownSessions.has(origin)) this.#noteOwn(update)
    this.#directory.changed(loaded.id, loaded.doc)
    // Who waits for it comes first: saving is told of after it [LV6].
    this.#offer(loaded.id, update, origin)
    this.#committer.mark(loaded)
  }

  #noteOwn(update: Uint8Array): void {
    for (const client of Y.parseUpdateMeta(update).to.keys()) this.#ownClients.add(client)
  }

  #offer(id: DocId, update: Uint8Array, origin: unknown): void {
    for (const session of this.#sessions) if (session !== origin) session.offerUpdate(id, update)
  }

  #apply(id: DocId, update: Uint8Array, from: Session): Applied | Promise<Applied> {
    const facts = lookInto(update)
    if (facts === null) return { kind: 'malformed' }
    const loaded = this.#documents.hold(id)
    if (loaded !== null) return this.#applyTo(loaded, update, facts, from)
    return this.#acquire(id).then((read) => this.#applyTo(read, update, facts, from))
  }

  #applyTo(loaded: LoadedDoc, update: Uint8Array, facts: UpdateFacts, from: Session): Applied | Promise<Applied> {
    const applied = this.#incoming.apply(loaded, update, facts, from)
    if (applied instanceof Promise) return applied.finally(() => this.#documents.release(loaded))
    if (applied.kind === 'applied' && !applied.missing) this.#damaged.fed(loaded)
    this.#documents.release(loaded)
    return applied
  }

  #roomToWrite(): Promise<void> | null {
    return this.#committer.backlog > mostBacklog ? this.#untilRoom() : null
  }

  async #untilRoom(): Promise<void> {
    while (this.#committer.backlog > mostBacklog) await this.#committer.durable()
  }

  #sessionHost(): SessionHost {
    const { clock, planId, replicaId, random, blobs } = this.#options
    return {
      clock,
      blobs: blobs ?? null,
      planTag: tagOf(planId),
      replicaTag: tagOf(replicaId),
      nonce: () => toHexString(random(4)),
      ready: () => this.#directory.ready(),
      documents: () => this.#directory.fresh(),
      root: (scope) => this.#directory.root(scope),
      hold: (id) => this.#documents.hold(id),
      acquire: (id) => this.#acquire(id),
      release: (loaded) => this.#documents.release(loaded),
      warm: (ids) => this.#documents.warm(ids.filter((id) => this.#mayHold(id))),
      inStep: (scope) => {
        this.#documents.rest()
        this.#damaged.inStep(scope)
      },
      apply: (id, update, from) => this.#apply(id, update, from),
      durable: () => this.#committer.durable(),
      roomToWrite: () => this.#roomToWrite(),
      applyPresence: (key, states, from) => this.#presence.apply(key, states, from),
      allPresence: () => this.#presence.everything(),
      ended: (session) => {
        this.#sessions.delete(session)
        this.#presence.forget(session)
        if (this.#sessions.size === 0) this.#documents.rest()
      },
    }
  }
}
