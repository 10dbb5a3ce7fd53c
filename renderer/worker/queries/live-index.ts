import type { DocId } from '../../../shared/replica/store.ts'
import type { RowChange } from '../store/dexie-store.ts'

interface LiveIndexParts<Row> {
  /** Reads all rows that are kept. */
  readonly read: () => Promise<readonly Row[]>
  /** What a commit made of the row: null if it is gone, undefined if the change is not about such a row. */
  readonly rowIn: (change: RowChange) => Row | null | undefined
  /** Picks the rows to list and sorts them; may change the array. */
  readonly list: (rows: Row[]) => readonly Row[]
}

/** Every row of one kind, in memory: read when first asked, then kept in step with each commit. */
export class LiveIndex<Row extends { readonly id: DocId }> {
  readonly #parts: LiveIndexParts<Row>
  readonly #rows = new Map<DocId, Row>()
  #listed: readonly Row[] | null = null
  #early: RowChange[] = []
  #loading: Promise<void> | null = null
  #loaded = false

  constructor(parts: LiveIndexParts<Row>) {
    this.#parts = parts
  }

  /** Resolves when the other methods may be used. */
  load(): Promise<void> {
    this.#loading ??= this.#read()
    return this.#loading
  }

  /** Takes a commit in. Must be called for every commit from before the first `load`. */
  apply(changes: readonly RowChange[]): void {
    if (this.#loading === null) return
    if (!this.#loaded) {
      this.#early.push(...changes)
      return
    }
    for (const change of changes) {
      const row = this.#parts.rowIn(change)
      if (row !== undefined) this.#set(change.id, row)
    }
  }

  get(id: DocId): Row | null {
    return this.#rows.get(id) ?? null
  }

  /** The rows to list, in their order. */
  all(): readonly Row[] {
    this.#listed ??= this.#parts.list([...this.#rows.values()])
    return this.#listed
  }

  /** Most commits change no row, such as typing beyond a title: then nothing has to be sorted or told again. */
  #set(id: DocId, row: Row | null): void {
    if (JSON.stringify(this.get(id)) === JSON.stringify(row)) return
    if (row === null) this.#rows.delete(id)
    else this.#rows.set(id, row)
    this.#listed = null
  }

  async #read(): Promise<void> {
    for (const row of await this.#parts.read()) this.#rows.set(row.id, row)
    this.#loaded = true
    this.apply(this.#early)
    this.#early = []
  }
}
