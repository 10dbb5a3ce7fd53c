import type { Committer } from './committer.ts'
import type { Directory } from './directory.ts'
import type { LoadedDoc } from './documents.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { DocId, Fingerprint } from './store.ts'

interface Damage {
  /** The document's fingerprint when it was written. */
  readonly written: Fingerprint
  /** True once a peer has sent something of it. */
  isFed: boolean
}

interface DamagedParts {
  readonly directory: Directory
  readonly committer: Committer
  acquire(id: DocId): Promise<LoadedDoc>
  release(loaded: LoadedDoc): void
  /** Asks every peer for a document. */
  ask(id: DocId): void
  /** There are more or fewer. */
  changed(): void
}

/** The documents that the disk did not give back as they were written, until a peer has sent what they lack [ST10]. */
export class DamagedDocs {
  readonly #parts: DamagedParts
  readonly #damaged = new Map<DocId, Damage>()

  constructor(parts: DamagedParts) {
    this.#parts = parts
  }

  get ids(): readonly DocId[] {
    return [...this.#damaged.keys()]
  }

  has(id: DocId): boolean {
    return this.#damaged.has(id)
  }

  /**
   * A part of a document could not be read. It is left out of the plan as far as it is lost, and every peer is asked for
   * it. `isWhole`: nothing is lost, because the rest holds all of it; then the rest alone is kept.
   */
  found(loaded: LoadedDoc, isWhole: boolean): void {
    const { directory, committer, ask, changed } = this.#parts
    const written = directory.written(loaded.id)
    if (isWhole) committer.compact(loaded)
    if (isWhole || written === undefined) return
    this.#damaged.set(loaded.id, { written, isFed: false })
    directory.correct(loaded)
    changed()
    ask(loaded.id)
  }

  /** A peer sent a change that fits: the document may be again what was written here. */
  fed({ id, doc }: LoadedDoc): void {
    const damage = this.#damaged.get(id)
    if (damage === undefined) return
    damage.isFed = true
    if (fingerprintOf(doc) === damage.written) this.#mended([id])
  }

  /** A peer holds what is held here, of all documents or of one: what it sent is then all that it has. */
  inStep(scope: DocId | null): void {
    const fed = [...this.#damaged].filter(([id, { isFed }]) => isFed && (scope === null || scope === id))
    if (fed.length > 0) this.#mended(fed.map(([id]) => id))
  }

  #mended(ids: readonly DocId[]): void {
    for (const id of ids) this.#damaged.delete(id)
    this.#parts.changed()
    for (const id of ids) void this.#keepWhole(id)
  }

  /** What cannot be read is thrown away once what can be read is written. */
  async #keepWhole(id: DocId): Promise<void> {
    const { committer, acquire, release } = this.#parts
    const loaded = await acquire(id)
    await committer.attempt()
    committer.compact(loaded)
    release(loaded)
  }
}
