import { fingerprintOf, unknownFingerprint } from '../../../shared/replica/fingerprint.ts'
import { isDocId } from '../../../shared/replica/ids.ts'
import { mergeLog } from '../../../shared/replica/merge-log.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from '../../../shared/replica/store.ts'
import type { HubDatabase, Step } from './hub-database.ts'
import { withoutSum, withSum } from './summed.ts'

const headKey = 'head/'
const logKey = 'log/'
/** The number that the next entry of any log gets. */
const nextKey = 'next-entry'
const text = { valueEncoding: 'utf8' } as const

const logOf = (id: DocId) => `${logKey}${id}/`
/** Numbers sort as text: so many hexadecimal digits. */
const numberDigits = 12
const entryOf = (id: DocId, number: number) => `${logOf(id)}${number.toString(16).padStart(numberDigits, '0')}`
const docIn = (logKeyOfDoc: string): DocId => logKeyOfDoc.slice(logKey.length, -(numberDigits + 1))
const isFingerprint = /^[0-9a-f]{32}$/

/** What is kept of a change. */
export type StoredChange = Omit<DocChange, 'doc'>

/** A store that also takes documents which no replica has in memory. */
export interface HubStore extends Store {
  commit(changes: readonly StoredChange[], durability: Durability): Promise<void>
}

/**
 * A replica's documents in LevelDB: a head with the fingerprint of each, and its log. One batch a commit, all or
 * nothing, and every batch waits for the disk: a hub that was cut off from its power has all that it confirmed.
 */
export class LevelStore implements HubStore {
  readonly #database: HubDatabase
  #next: number | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(database: HubDatabase) {
    this.#database = database
  }

  /** The head of a log that is missing, or is none, is derived from the log [ST11]. */
  async directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    const [heads, logs] = await Promise.all([this.#heads(), this.#database.keys(logKey)])
    const directory = new Map(heads.filter(([id, fingerprint]) => isDocId(id) && isFingerprint.test(fingerprint)))
    const headless = new Set(logs.map(docIn).filter((id) => isDocId(id) && !directory.has(id)))
    const derived = await Promise.all([...headless].map(async (id) => [id, await this.#fingerprint(id)] as const))
    const steps = derived.map(([id, value]): Step => ({ type: 'put', key: `${headKey}${id}`, value, ...text }))
    // A disk that takes nothing now gives the next start the same work.
    if (steps.length > 0) await this.#database.write(steps).catch(() => undefined)
    return new Map([...directory, ...derived])
  }

  /** An empty update, which none is, stands for what the disk does not give [ST10]. */
  async load(id: DocId): Promise<readonly Uint8Array[]> {
    try {
      return (await this.#log(id)).map(([, update]) => update)
    } catch (error) {
      if (isCorruption(error)) return [new Uint8Array()]
      throw error
    }
  }

  commit(changes: readonly StoredChange[], _durability: Durability): Promise<void> {
    return this.#inTurn(async (next) => {
      const steps = changes.flatMap(({ id, update, fingerprint }, at): Step[] => [
        { type: 'put', key: entryOf(id, next + at), value: withSum(update) },
        { type: 'put', key: `${headKey}${id}`, value: fingerprint, ...text },
      ])
      const counted: Step = { type: 'put', key: nextKey, value: String(next + changes.length), ...text }
      await this.#database.write([...steps, counted], { sync: true })
      return next + changes.length
    })
  }

  compact(id: DocId): Promise<void> {
    return this.#inTurn(async (next) => {
      const log = await this.#log(id)
      const [last] = log.at(-1) ?? []
      if (last === undefined || log.length < 2) return next
      const fingerprint = (await this.#database.get<string>(`${headKey}${id}`, text)) ?? ''
      const merged = mergeLog(
        log.map(([, update]) => update),
        fingerprint,
      )
      if (merged === null) return next
      const steps = log.slice(0, -1).map(([key]): Step => ({ type: 'del', key }))
      // Not synced: until the disk has it the log is as good as its sum.
      await this.#database.write([...steps, { type: 'put', key: last, value: withSum(merged) }])
      return next
    })
  }

  async #heads(): Promise<readonly (readonly [DocId, string])[]> {
    try {
      const heads = await this.#database.entries<string>(headKey, text)
      return heads.map(([key, fingerprint]) => [key.slice(headKey.length), fingerprint])
    } catch (error) {
      if (isCorruption(error)) return []
      throw error
    }
  }

  async #fingerprint(id: DocId): Promise<Fingerprint> {
    const { doc, unreadable } = readLog(await this.load(id))
    const fingerprint = unreadable === 0 ? fingerprintOf(doc) : unknownFingerprint
    doc.destroy()
    return fingerprint
  }

  async #log(id: DocId): Promise<(readonly [string, Uint8Array])[]> {
    return (await this.#database.entries(logOf(id))).map(([key, kept]) => [key, withoutSum(kept)])
  }

  /** One writer at a time: numbers are given in the order in which they reach the disk. */
  #inTurn(task: (next: number) => Promise<number>): Promise<void> {
    const turn = this.#writing.then(async () => {
      const next: number = this.#next ?? (await this.#readNext())
      this.#next = await task(next)
    })
    this.#writing = turn.catch(() => undefined)
    return turn
  }

  /** Not by the counter alone: were it lost, the next entries would be written over others [ST11]. */
  async #readNext(): Promise<number> {
    const counter = Number((await this.#database.get<string>(nextKey, text)) ?? 0)
    const numbers = (await this.#database.keys(logKey)).map((key) => Number.parseInt(key.slice(-numberDigits), 16))
    return [counter, ...numbers.map((number) => number + 1)]
      .filter(Number.isSafeInteger)
      .reduce((a, b) => Math.max(a, b), 0)
  }
}

/** True if LevelDB found a block of its files damaged. */
const isCorruption = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'LEVEL_CORRUPTION'
