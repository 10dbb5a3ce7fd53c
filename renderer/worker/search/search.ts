import type { PostId } from '../../../shared/plan/post.ts'
import { project } from '../../../shared/plan/prepared.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import type { IndexedState } from '../../database/rows.ts'
import type { DexieStore, RowChange } from '../store/dexie-store.ts'
import { turn } from '../turn.ts'
import { currentState, readSnapshot, writeSnapshot } from './snapshot.ts'
import { TextIndex } from './text-index.ts'

/** Texts indexed before other work gets its turn. */
const slice = 100
/** The snapshot is written when nothing has changed for this long, in milliseconds. */
const idle = 5_000
const nothing: IndexedState = { segment: 0, seqs: new Map() }

/** Full-text search over the plan: loads the index when first asked, follows every commit, saves it when idle. */
export class Search {
  readonly #store: DexieStore
  readonly #clock: Clock
  readonly #queue = new Map<PostId, string | null>()
  #index: TextIndex | null = null
  #loading: Promise<void> | null = null
  #draining: Promise<void> | null = null
  #cancelSave: (() => void) | null = null
  #unsaved = false
  #closed = false

  constructor(store: DexieStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Takes a commit in. Before the index is loaded there is no need: the database keeps what it has not seen. */
  apply(changes: readonly RowChange[]): void {
    if (this.#loading === null) return
    for (const { id, row } of changes) this.#queue.set(id, row?.text ?? null)
    this.#saveLater()
  }

  /** The index with every commit so far in it. */
  async ready(): Promise<TextIndex> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = null
      throw error
    })
    await this.#loading
    await this.#drain()
    return this.#index ?? TextIndex.empty()
  }

  /** Writes the snapshot now, if there is anything new. */
  async save(): Promise<void> {
    if (this.#loading === null || !this.#unsaved) return
    this.#unsaved = false
    const known = await currentState(this.#store.database)
    await writeSnapshot(this.#store.database, { index: await this.ready(), known })
  }

  close(): void {
    this.#closed = true
    this.#cancelSave?.()
  }

  #saveLater(): void {
    this.#unsaved = true
    this.#cancelSave?.()
    if (this.#closed) return
    this.#cancelSave = this.#clock.after(idle, () => {
      // A snapshot that could not be written only costs time at the next start.
      this.save().catch(() => undefined)
    })
  }

  async #load(): Promise<void> {
    const [kept, now] = await Promise.all([readSnapshot(this.#store.database), currentState(this.#store.database)])
    const index = kept?.index ?? TextIndex.empty()
    const added = await this.#addNew(index, kept?.known ?? nothing, now)
    this.#index = index
    if (added > 0) this.#saveLater()
  }

  /** New segments first, then the documents that changed after they were packed. Returns how many there were. */
  async #addNew(index: TextIndex, known: IndexedState, now: IndexedState): Promise<number> {
    for (let segment = known.segment + 1; segment <= now.segment; segment++) {
      for (const { id, update } of await this.#store.segment(segment)) put(index, id, [update])
    }
    const docs = [...now.seqs].filter(([id, seq]) => known.seqs.get(id) !== seq).map(([id]) => id)
    for (let start = 0; start < docs.length; start += slice) {
      const part = docs.slice(start, start + slice)
      const logs = await Promise.all(part.map((id) => this.#store.load(id)))
      for (const [at, id] of part.entries()) put(index, id, logs[at] ?? [])
    }
    return docs.length + now.segment - known.segment
  }

  #drain(): Promise<void> {
    this.#draining ??= this.#drainQueue().finally(() => {
      this.#draining = null
    })
    return this.#draining
  }

  async #drainQueue(): Promise<void> {
    let done = 0
    for (const [id, text] of this.#queue) {
      this.#queue.delete(id)
      this.#index?.put(id, text)
      if (++done % slice === 0) await turn()
    }
  }
}

function put(index: TextIndex, id: PostId, updates: readonly Uint8Array[]): void {
  const { doc, unreadable } = readLog(updates)
  // Of what the disk spoilt the words from before are better than none.
  if (unreadable === 0) index.put(id, project(id, doc).row?.text ?? null)
  doc.destroy()
}
