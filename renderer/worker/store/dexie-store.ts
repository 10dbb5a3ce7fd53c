import { type ApprovalJudge, noJudge } from '../../../shared/plan/approvals.ts'
import { judged, type Prepared, type Projection, saidBy } from '../../../shared/plan/prepared.ts'
import { checksum } from '../../../shared/replica/checksum.ts'
import { unknownFingerprint } from '../../../shared/replica/fingerprint.ts'
import { mergeLog } from '../../../shared/replica/merge-log.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from '../../../shared/replica/store.ts'
import { isLostRecord } from '../../database/lost-record.ts'
import { PlanDatabase } from '../../database/plan-database.ts'
import type { HeadRow, ImportRow, SegmentHeadRow } from '../../database/rows.ts'
import { writeSetting } from '../plan/settings.ts'
import { writeAssets, writeUses } from './asset-rows.ts'
import { batched } from './batch.ts'
import { type CardMove, moveCards, putSoundCards } from './day-rows.ts'
import { deriveHead, headAfter, readHeads, storedHeads } from './heads.ts'
import { judgeAhead } from './judge-ahead.ts'
import { packSegments } from './pack-segments.ts'
import { projectLog } from './project-log.ts'
import { logOf, readLogs, readLogsOf } from './read-log.ts'
import { RecentDocs } from './recent-docs.ts'
import { rewriteRows } from './rewrite-rows.ts'
import { SegmentIndex } from './segment-index.ts'
import { troubleInWords } from './trouble.ts'

/** What a commit did to the rows: for the indices that are kept in memory. */
export interface RowChange extends Projection {
  readonly id: DocId
}

/** What is known of a document without reading it. */
export type KnownDoc = Pick<HeadRow, 'fingerprint' | 'bucket'>

interface Written {
  readonly segments: readonly SegmentHeadRow[]
  /** Of the documents that are not in one of these segments. */
  readonly heads: ReadonlyMap<DocId, HeadRow>
}

/** A commit with at least this many new documents writes them as segments. */
const bulk = 32
/** Written for the sake of writing alone. */
const syncedKey = 'synced'
/** Documents read in one transaction at most. */
const loadsAtOnce = 256

/** The store of a plan on this computer. Only one worker may hold a plan's store. */
export class DexieStore implements Store {
  /** The relaxed connection; readers may share it. */
  readonly database: PlanDatabase
  readonly judge: ApprovalJudge
  readonly #strict: PlanDatabase
  #segments: SegmentIndex
  readonly #recent = new RecentDocs()
  #writing: Promise<void> = Promise.resolve()
  readonly #load = batched(loadsAtOnce, (ids: readonly DocId[]) => this.#loadAll(ids))
  readonly #listeners = new Set<(changes: readonly RowChange[]) => void>()

  /** `judge` says of each post what its approvals amount to; it may find otherwise later (`projectAgain`). */
  constructor(planId: string, judge: ApprovalJudge = noJudge) {
    this.judge = judge
    this.database = new PlanDatabase(planId)
    this.#strict = new PlanDatabase(planId, 'strict')
    this.#segments = new SegmentIndex(this.database)
  }

  /** Calls the listener after each commit, with the rows as they are now. */
  onRows(listener: (changes: readonly RowChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What tells of documents is held against them first, and derived anew where it is damaged [ST11]. */
  async directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    await this.#segments.load()
    const { sound, unsound } = await readHeads(this.database, this.#segments)
    const derived = unsound.length === 0 ? [] : await this.#deriveHeads(unsound)
    if (this.#segments.derived.length > 0) await this.database.segmentHeads.bulkPut([...this.#segments.derived])
    const heads = [...sound, ...derived].map(({ docId, fingerprint }) => [docId, fingerprint] as const)
    return new Map([...this.#segments.fingerprints(), ...heads])
  }

  load(id: DocId): Promise<readonly Uint8Array[]> {
    return this.#load(id)
  }

  async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    const isBarrier = changes.length === 0 && durability === 'strict'
    const said = changes.map(saidBy)
    await judgeAhead(said, this.judge)
    const written = isBarrier
      ? this.#sync()
      : this.write(
          said.map((change) => judged(change, this.judge)),
          durability,
        )
    return written.catch((error: unknown) => {
      // The replica passes the message on to the status pill, as it is.
      throw new Error(troubleInWords(error), { cause: error })
    })
  }

  /** Writes prepared changes, and the record of an import, in one transaction. */
  async write(changes: readonly Prepared[], durability: Durability, brought?: ImportRow): Promise<void> {
    if (changes.length === 0 && brought === undefined) return
    await this.#segments.load()
    const database = durability === 'strict' ? this.#strict : this.database
    await this.#inTurn(async () => {
      const { updates, heads, segments, segmentHeads, days, imports, assets, uses } = database
      const written = await database
        .transaction('rw', [updates, heads, segments, segmentHeads, days, imports, assets, uses], async () => {
          if (brought !== undefined) await imports.put(brought)
          return this.#writeAll(database, changes)
        })
        .catch((error: unknown) => {
          this.#recent.forget(changes.map(({ id }) => id))
          throw error
        })
      this.#segments.add(written.segments)
      this.#recent.keepAll(changes, written.heads)
    })
    const rows = changes.map(({ id, row, asset }) => ({ id, row, asset }))
    for (const listener of this.#listeners) listener(rows)
  }

  async compact(id: DocId): Promise<void> {
    await this.#segments.load()
    const database = this.#strict
    const { snapshots, updates, heads, segments } = database
    await this.#inTurn(() => {
      this.#recent.forget([id])
      return database.transaction('rw', [snapshots, updates, heads, segments], async () => {
        const [log] = await readLogs(database, this.#segments, [id])
        if (log?.head === undefined || log.updates.length < 2) return
        const update = mergeLog(log.updates, log.head.fingerprint)
        if (update === null) return
        await snapshots.put({ docId: id, update, sum: checksum(update) })
        await logOf(database, id).delete()
        await heads.put({ ...log.head, tail: 0, tailBytes: 0, inSegment: false })
      })
    })
  }

  /**
   * Writes the rows of documents anew, as when others may approve posts now. `shown` says in which rows of days they have
   * a card, where that is not sure.
   */
  async projectAgain(ids: readonly DocId[], shown: ReadonlyMap<DocId, readonly string[]> = new Map()): Promise<void> {
    await this.#segments.load()
    const { database } = this
    const { heads, days, assets, uses } = database
    let rows: readonly RowChange[] = []
    await this.#inTurn(async () => {
      this.#recent.forget(ids)
      const logs = await readLogsOf(database, this.#segments, ids)
      rows = ids.map((id, at) => ({ id, ...projectLog(id, logs[at] ?? [], this.judge) }))
      await database.transaction('rw', [heads, days, assets, uses], async () => {
        await rewriteRows(database, this.#segments, rows, shown)
      })
    })
    for (const listener of this.#listeners) listener(rows)
  }

  /** What heads and segments say of every document, once what is under way has been written. */
  async known(): Promise<ReadonlyMap<DocId, KnownDoc>> {
    await this.#segments.load()
    let heads: readonly HeadRow[] = []
    await this.#inTurn(async () => {
      heads = await this.database.heads.toArray()
    })
    return new Map<DocId, KnownDoc>([...this.#segments.places(), ...heads.map((head) => [head.docId, head] as const)])
  }

  /** Leaves in rows of days only the cards that can be shown. */
  putSoundCards(days: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      for (const day of days) await putSoundCards(this.database, day)
    })
  }

  /** Notes posts of which only a card is left: they are part of the plan, as ones that the disk does not give [ST10]. */
  noteLost(posts: readonly { readonly id: DocId; readonly bucket: string | null }[]): Promise<void> {
    const rest = { fingerprint: unknownFingerprint, seq: 0, tail: 0, tailBytes: 0, inSegment: false }
    return this.#inTurn(async () => {
      await this.database.heads.bulkPut(posts.map(({ id, bucket }) => ({ docId: id, bucket, ...rest })))
    })
  }

  async ownClients(ids: readonly DocId[]): Promise<readonly number[]> {
    const heads = await this.database.heads.bulkGet([...ids])
    return heads.flatMap((head) => head?.own ?? [])
  }

  /** The documents of a segment as they were when it was written, and their ids. */
  async segment(id: number): Promise<readonly { readonly id: DocId; readonly update: Uint8Array }[]> {
    await this.#segments.load()
    const { docs = [], ends = [] } = this.#segments.head(id) ?? {}
    const row = await this.database.segments.get(id).catch((error: unknown) => {
      if (isLostRecord(error)) return undefined
      throw error
    })
    const payload: unknown = row?.payload
    if (!(payload instanceof Uint8Array)) return []
    return docs.map((doc, at) => ({ id: doc, update: payload.slice(ends[at - 1] ?? 0, ends[at]) }))
  }

  /** What is remembered of rows is read anew: they were rewritten. */
  async forgetRows(): Promise<void> {
    this.#segments = new SegmentIndex(this.database)
    await this.#segments.load()
  }

  close(): void {
    this.database.close()
    this.#strict.close()
  }

  /** The disk takes what comes before in the database's log with the next strict write, whatever that is [ST9]. */
  async #sync(): Promise<void> {
    await this.#inTurn(async () => {
      await writeSetting(this.#strict, syncedKey, null)
    })
  }

  /** Not in one transaction: that ends with the first record that cannot be read. */
  async #deriveHeads(ids: readonly DocId[]): Promise<readonly HeadRow[]> {
    const { heads, search } = this.database
    const derived: HeadRow[] = []
    await this.#inTurn(async () => {
      this.#recent.forget(ids)
      for (const id of ids) derived.push(await deriveHead(this.database, this.#segments, id))
      await heads.bulkPut(derived)
      // It knows by the numbers of heads what it holds.
      await search.clear()
    })
    return derived
  }

  async #loadAll(ids: readonly DocId[]): Promise<readonly (readonly Uint8Array[])[]> {
    await this.#segments.load()
    return readLogsOf(this.database, this.#segments, ids)
  }

  /** One writer at a time: what is remembered of recent documents is then what the database holds. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.#writing.then(task)
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  async #writeAll(database: PlanDatabase, changes: readonly Prepared[]): Promise<Written> {
    const heads = await this.#heads(database, changes)
    const fresh = changes.filter(({ id }) => !heads.has(id) && this.#segments.find(id) === undefined)
    const packed = fresh.length >= bulk && allDifferent(fresh) ? new Set(fresh) : new Set<Prepared>()
    const moves = new Map<DocId, CardMove>()
    for (const change of changes) {
      const { id, row } = change
      if (this.#recent.hasCard(change)) moves.delete(id)
      else moves.set(id, { id, from: this.#bucket(heads, id), card: row?.card ?? null })
    }
    await this.#append(
      database,
      changes.filter((change) => !packed.has(change)),
      heads,
    )
    const segments = await this.#pack(database, [...packed])
    if (moves.size > 0) {
      await moveCards(database, [...moves.values()])
      await writeUses(database, [...moves.values()])
    }
    await writeAssets(database, changes)
    return { segments, heads }
  }

  async #heads(database: PlanDatabase, changes: readonly Prepared[]): Promise<Map<DocId, HeadRow>> {
    const ids = changes.map(({ id }) => id)
    const unknown = ids.filter((id) => this.#recent.head(id) === undefined)
    const stored = await storedHeads(database, unknown)
    const heads = [...ids.map((id) => this.#recent.head(id)), ...stored].filter((head) => head !== undefined)
    return new Map(heads.map((head) => [head.docId, head]))
  }

  #bucket(heads: ReadonlyMap<DocId, HeadRow>, id: DocId): string | null {
    const head = heads.get(id)
    return head === undefined ? (this.#segments.find(id)?.bucket ?? null) : head.bucket
  }

  async #append(database: PlanDatabase, changes: readonly Prepared[], heads: Map<DocId, HeadRow>): Promise<void> {
    const touched = new Set<DocId>()
    const log = changes.map((change) => {
      const { id, update } = change
      const before = heads.get(id)
      heads.set(id, headAfter(before, change, this.#segments.find(id) !== undefined))
      touched.add(id)
      return { docId: id, seq: before?.seq ?? 0, update, sum: checksum(update) }
    })
    await database.updates.bulkPut(log)
    await database.heads.bulkPut([...touched].map((id) => heads.get(id)).filter((head) => head !== undefined))
  }

  async #pack(database: PlanDatabase, docs: readonly Prepared[]): Promise<readonly SegmentHeadRow[]> {
    if (docs.length === 0) return []
    // Not by the heads: one may be lost, and its segment must not be overwritten.
    const [last] = await database.segments.orderBy(':id').reverse().limit(1).primaryKeys()
    const packed = packSegments(docs, (last ?? 0) + 1)
    await database.segments.bulkPut(packed.map(({ segment }) => segment))
    await database.segmentHeads.bulkPut(packed.map(({ head }) => head))
    return packed.map(({ head }) => head)
  }
}

const allDifferent = (changes: readonly Prepared[]) => new Set(changes.map(({ id }) => id)).size === changes.length
