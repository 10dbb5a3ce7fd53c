import { toHexString } from 'lib0/buffer'
import * as Y from 'yjs'
import type { Committer } from './committer.ts'
import type { Directory } from './directory.ts'
import type { Documents, LoadedDoc } from './documents.ts'
import { isEmptyDoc } from './fingerprint.ts'
import { withinPlaces } from './fitting.ts'
import type { Applied } from './session-host.ts'
import type { DocId, Fingerprint } from './store.ts'
import { hasRoomFor, lookInto, type UpdateFacts } from './well-formed.ts'

/** A whole document, as a file carries it. */
export interface WholeDoc {
  readonly id: DocId
  readonly update: Uint8Array
  readonly fingerprint: Fingerprint
}

/** What became of a document that came in a file. */
export type Received = 'new' | 'changed' | 'same' | 'malformed'

/** Transaction origin of what came in a file. */
const fileOrigin = 'file'

/** Places that Yjs may pass while it takes in one update: 0.4 s of them (measured 2026-11-25: 9 million in 0.74 s) [EX9]. */
const mostPlaces = 5_000_000
/** Places that it may pass to put a whole document together [EX9]. */
const mostFromNothing = 2_500_000
/** A document of fewer structs is put together quickly, whatever they are. */
const surelyQuick = 1_500

const structsIn = (doc: Y.Doc) => [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)

/** Places that are passed to read a document from the disk, or as a newcomer; null if they are too many. */
function placesFromNothing(whole: Uint8Array): number | null {
  const doc = new Y.Doc()
  try {
    return withinPlaces(mostFromNothing, () => Y.applyUpdate(doc, whole))
  } catch {
    return null
  } finally {
    doc.destroy()
  }
}

/** What taking in needs of its replica. */
interface IncomingParts {
  readonly directory: Directory
  readonly documents: Documents
  readonly committer: Committer
  acquire(id: DocId): Promise<LoadedDoc>
  /** Rejects if the replica was closed meanwhile. */
  acquireAll(ids: readonly DocId[]): Promise<readonly LoadedDoc[]>
  /** Something came of a document, with nothing missing before it. */
  fed(loaded: LoadedDoc): void
}

/** Takes in what others wrote, from peers and in files, and puts back what a hostile update breaks. */
export class Incoming {
  readonly #parts: IncomingParts

  constructor(parts: IncomingParts) {
    this.#parts = parts
  }

  /** Applies an update of a peer: at once, if the document is in memory. `origin` is its session. */
  fromPeer(id: DocId, update: Uint8Array, origin: object): Applied | Promise<Applied> {
    const facts = lookInto(update)
    if (facts === null) return { kind: 'malformed' }
    const loaded = this.#parts.documents.hold(id)
    if (loaded !== null) return this.#applyTo(loaded, update, facts, origin)
    return this.#parts.acquire(id).then((read) => this.#applyTo(read, update, facts, origin))
  }

  /** Applies documents that came in a file, at once, so that all go into one commit. */
  async fromFile(docs: readonly Pick<WholeDoc, 'id' | 'update'>[]): Promise<readonly Received[]> {
    const { documents, fed, acquireAll } = this.#parts
    const held = await acquireAll(docs.map(({ id }) => id))
    const received = held.map((loaded, at) => this.#receive(loaded, docs[at]?.update ?? new Uint8Array()))
    for (const [at, loaded] of held.entries()) {
      if (received[at] === 'broken') await this.#rebuild(loaded)
      else if (received[at] !== 'malformed') fed(loaded)
      documents.release(loaded)
    }
    return received.map((one) => (one === 'broken' ? 'malformed' : one))
  }

  #applyTo(loaded: LoadedDoc, update: Uint8Array, facts: UpdateFacts, origin: object): Applied | Promise<Applied> {
    const { documents, fed } = this.#parts
    const applied = this.#apply(loaded, update, facts, origin)
    if (applied instanceof Promise) return applied.finally(() => documents.release(loaded))
    if (applied.kind === 'applied' && !applied.missing) fed(loaded)
    documents.release(loaded)
    return applied
  }

  #apply(loaded: LoadedDoc, update: Uint8Array, facts: UpdateFacts, origin: object): Applied | Promise<Applied> {
    if (!this.#mayFit(loaded, update, facts)) return { kind: 'unfit' }
    const taken = this.#take(loaded, update, origin)
    if (taken === 'broken') return this.#rebuild(loaded).then(() => ({ kind: 'unfit' }))
    const missing = taken === 'missing'
    return { kind: 'applied', missing, vector: missing ? toHexString(Y.encodeStateVector(loaded.doc)) : '' }
  }

  /** A `broken` document is to be rebuilt. */
  #receive(loaded: LoadedDoc, update: Uint8Array): Received | 'broken' {
    const facts = lookInto(update)
    if (facts === null || !this.#mayFit(loaded, update, facts)) return 'malformed'
    const isNew = isEmptyDoc(loaded.doc)
    const before = loaded.journal.length
    if (this.#take(loaded, update, fileOrigin) === 'broken') return 'broken'
    if (loaded.journal.length === before) return 'same'
    return isNew ? 'new' : 'changed'
  }

  /** The document in memory can no longer be trusted: it is put together again from what is kept. */
  async #rebuild(loaded: LoadedDoc): Promise<void> {
    const { directory, documents, committer } = this.#parts
    directory.forget(loaded.id)
    committer.replace(loaded, await documents.rebuild(loaded))
  }

  /** What can be told without changing the document here [EX8] [EX9]. */
  #mayFit(loaded: LoadedDoc, update: Uint8Array, facts: UpdateFacts): boolean {
    if (!hasRoomFor(facts, loaded.doc)) return false
    const structs = structsIn(loaded.doc) + facts.structs
    if (structs < surelyQuick) return true
    // Each struct passes every other at most, and is passed by it.
    const added = 2 * structs * facts.structs
    if (added > loaded.slack) {
      const places = placesFromNothing(Y.mergeUpdates([Y.encodeStateAsUpdate(loaded.doc), update]))
      if (places === null) return false
      loaded.slack = mostFromNothing - places
    } else loaded.slack -= added
    return true
  }

  /** `missing`: it builds on changes that are not here yet. `broken`: Yjs gave up half-way. */
  #take(loaded: LoadedDoc, update: Uint8Array, origin: unknown): 'taken' | 'missing' | 'broken' {
    try {
      withinPlaces(mostPlaces, () => Y.applyUpdate(loaded.doc, update, origin))
    } catch {
      return 'broken'
    }
    const { pendingStructs, pendingDs } = loaded.doc.store
    if (pendingStructs === null && pendingDs === null) return 'taken'
    this.#parts.committer.mark(loaded)
    return 'missing'
  }
}
