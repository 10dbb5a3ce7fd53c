import * as Y from 'yjs'
import type { PostId } from '../../../shared/plan/post.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { SearchPendingRow } from '../../database/rows.ts'
import type { DexieStore, RowChange } from '../store/dexie-store.ts'
import { project } from '../store/prepared.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { TextIndex } from './text-index.ts'

/** Texts indexed before other work gets its turn. */
const slice = 100
/** The snapshot is written when nothing has changed for this long, in milliseconds. */
const idle = 5_000

/** Full-text search over the plan: loads the index when first asked, follows every commit, saves it when idle. */
export class Search {
  readonly #store: DexieStore
  readonly #clock: Clock
  readonly #queue = new Map<PostId, string | null>()
  #index: TextIndex | null = null
  #loading: Promise<void> | null = null
  #draining: Promise<void> | null = null
  #cancelSave: (() => void) | null = null
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
    this.#loading ??= this.#load()
    await this.#loading
    await this.#drain()
    return this.#index ?? TextIndex.empty()
  }

  /** Writes the snapshot now, if there is anything new. */
  async save(): Promise<void> {
    if (this.#loading === null) return
    const known = await this.#store.database.searchPending.toArray()
    const index = await this.ready()
    if (known.length > 0) await writeSnapshot(this.#store.database, index, known)
  }

  close(): void {
    this.#closed = true
    this.#cancelSave?.()
  }

  #saveLater(): void {
    this.#cancelSave?.()
    if (this.#closed) return
    this.#cancelSave = this.#clock.after(idle, () => {
      // A snapshot that could not be written only costs time at the next start.
      this.save().catch(() => undefined)
    })
  }

  async #load(): Promise<void> {
    const { index, pending } = await readSnapshot(this.#store.database)
    const next = index ?? TextIndex.empty()
    await this.#addPending(next, index === null ? await this.#everything() : pending)
    this.#index = next
    if (pending.length > 0) this.#saveLater()
  }

  /** All segments first, then all documents that changed after they were packed. */
  async #everything(): Promise<readonly SearchPendingRow[]> {
    const { segmentHeads, heads } = this.#store.database
    const [segments, docs] = await Promise.all([
      segmentHeads.toCollection().primaryKeys(),
      heads.toCollection().primaryKeys(),
    ])
    return [...segments.map((id) => `s:${id}`), ...docs.map((id) => `d:${id}`)].map((key) => ({ key, mark: 0 }))
  }

  async #addPending(index: TextIndex, pending: readonly SearchPendingRow[]): Promise<void> {
    const keys = pending.map(({ key }) => key)
    for (const key of keys.filter((name) => name.startsWith('s:'))) {
      for (const { id, update } of await this.#store.segment(Number(key.slice(2)))) put(index, id, [update])
    }
    const docs = keys.filter((name) => name.startsWith('d:')).map((name) => name.slice(2))
    for (let start = 0; start < docs.length; start += slice) {
      const part = docs.slice(start, start + slice)
      const logs = await Promise.all(part.map((id) => this.#store.load(id)))
      for (const [at, id] of part.entries()) put(index, id, logs[at] ?? [])
    }
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
      if (++done % slice === 0) await turn(this.#clock)
    }
  }
}

/** Lets other work have its turn. */
const turn = (clock: Clock) =>
  new Promise<void>((resolve) => {
    clock.after(0, resolve)
  })

function put(index: TextIndex, id: PostId, updates: readonly Uint8Array[]): void {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  index.put(id, project(id, doc)?.text ?? null)
  doc.destroy()
}
