import type * as Y from 'yjs'
import { fingerprintOf, isEmptyDoc } from './fingerprint.ts'
import { endOfIds, FingerprintSet } from './reconcile/fingerprint-set.ts'
import type { DocChange, DocId, Fingerprint, Store } from './store.ts'

/** Every document of the plan with its fingerprint, kept up to date with what changes in memory. */
export class Directory {
  readonly #store: Store
  /** Documents that changed since their fingerprint was last taken. */
  readonly #stale = new Map<DocId, Y.Doc>()
  #set: FingerprintSet | null = null
  #ready: Promise<void> | null = null

  constructor(store: Store) {
    this.#store = store
  }

  /** Reads the store's directory, once. */
  ready(): Promise<void> {
    this.#ready ??= this.#store.directory().then((directory) => {
      this.#set = new FingerprintSet(directory)
    })
    return this.#ready
  }

  /** The set with every change in it. Only after `ready`. */
  fresh(): FingerprintSet {
    const set = this.#set
    if (set === null) throw new Error('The set of documents was used before it was read.')
    for (const [id, doc] of this.#stale) set.set(id, fingerprintOf(doc))
    this.#stale.clear()
    return set
  }

  /** The fingerprint of the plan, or of the one document that a session is about [HL5]. Only after `ready`. */
  root(scope: DocId | null): Fingerprint {
    if (scope === null) return this.fresh().root()
    const fingerprint = this.fresh().get(scope)
    return new FingerprintSet(fingerprint === undefined ? [] : [[scope, fingerprint]]).root()
  }

  /** Every document with its fingerprint. Only after `ready`. */
  fingerprints(): ReadonlyMap<DocId, Fingerprint> {
    const items = this.fresh().range('', endOfIds)
    return new Map(items.map(({ id, fingerprint }) => [id, fingerprint]))
  }

  /** The document's fingerprint when it was written last; undefined if it is not in the plan. Only after `ready`. */
  written(id: DocId): Fingerprint | undefined {
    return this.#set?.get(id)
  }

  /** The store did not give a document as it was written: the plan here has what it gave, or has it not at all [ST10]. */
  correct({ id, doc }: Pick<DocChange, 'id' | 'doc'>): void {
    this.#stale.delete(id)
    if (isEmptyDoc(doc)) this.#set?.delete(id)
    else this.#set?.set(id, fingerprintOf(doc))
  }

  /** True if the store may hold the document. */
  mayHold(id: DocId): boolean {
    return this.#set?.has(id) ?? true
  }

  /** Notes that a document in memory changed: its fingerprint is taken when it is next asked for. */
  changed(id: DocId, doc: Y.Doc): void {
    this.#stale.set(id, doc)
  }

  /** A document in memory can no longer be trusted. */
  forget(id: DocId): void {
    this.#stale.delete(id)
  }

  /** Notes fingerprints that were taken elsewhere. */
  note(changes: readonly Pick<DocChange, 'id' | 'doc' | 'fingerprint'>[]): void {
    for (const { id, doc, fingerprint } of changes) {
      this.#set?.set(id, fingerprint)
      if (this.#stale.get(id) === doc) this.#stale.delete(id)
    }
  }

  /** Notes documents that came into the store past this replica. */
  add(docs: readonly Pick<DocChange, 'id' | 'fingerprint'>[]): void {
    for (const { id, fingerprint } of docs) this.#set?.set(id, fingerprint)
  }
}
