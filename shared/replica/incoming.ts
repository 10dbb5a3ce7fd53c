import { toHexString } from 'lib0/buffer'
import * as Y from 'yjs'
import type { Committer } from './committer.ts'
import type { Directory } from './directory.ts'
import type { Documents, LoadedDoc } from './documents.ts'
import { isEmptyDoc } from './fingerprint.ts'
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

/** Applies what others wrote to documents that are held in memory, and puts back what a hostile update breaks. */
export class Incoming {
  readonly #directory: Directory
  readonly #documents: Documents
  readonly #committer: Committer

  constructor(directory: Directory, documents: Documents, committer: Committer) {
    this.#directory = directory
    this.#documents = documents
    this.#committer = committer
  }

  /** Applies a well-formed update of a peer; `origin` is its session. */
  async apply(loaded: LoadedDoc, update: Uint8Array, facts: UpdateFacts, origin: object): Promise<Applied> {
    if (!hasRoomFor(facts, loaded.doc)) return { kind: 'unfit' }
    const taken = this.#take(loaded, update, origin)
    if (taken !== 'broken') {
      const missing = taken === 'missing'
      return { kind: 'applied', missing, vector: missing ? toHexString(Y.encodeStateVector(loaded.doc)) : '' }
    }
    await this.rebuild(loaded)
    return { kind: 'unfit' }
  }

  /** Applies what came in a file, at once, so that many go into one commit. A `broken` document is to be rebuilt. */
  receive(loaded: LoadedDoc, update: Uint8Array): Received | 'broken' {
    const facts = lookInto(update)
    if (facts === null || !hasRoomFor(facts, loaded.doc)) return 'malformed'
    const isNew = isEmptyDoc(loaded.doc)
    const before = loaded.journal.length
    if (this.#take(loaded, update, fileOrigin) === 'broken') return 'broken'
    if (loaded.journal.length === before) return 'same'
    return isNew ? 'new' : 'changed'
  }

  /** The document in memory can no longer be trusted: it is put together again from what is kept. */
  async rebuild(loaded: LoadedDoc): Promise<void> {
    this.#directory.forget(loaded.id)
    this.#committer.replace(loaded, await this.#documents.rebuild(loaded))
  }

  /** `missing`: it builds on changes that are not here yet. `broken`: Yjs gave up half-way. */
  #take(loaded: LoadedDoc, update: Uint8Array, origin: unknown): 'taken' | 'missing' | 'broken' {
    try {
      Y.applyUpdate(loaded.doc, update, origin)
    } catch {
      return 'broken'
    }
    const { pendingStructs, pendingDs } = loaded.doc.store
    if (pendingStructs === null && pendingDs === null) return 'taken'
    this.#committer.mark(loaded)
    return 'missing'
  }
}
