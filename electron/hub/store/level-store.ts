import { mergeLog } from '../../../shared/replica/merge-log.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from '../../../shared/replica/store.ts'
import type { HubDatabase, Step } from './hub-database.ts'

const headKey = 'head/'
const logKey = 'log/'
/** The number that the next entry of any log gets. */
const nextKey = 'next-entry'
const text = { valueEncoding: 'utf8' } as const

const logOf = (id: DocId) => `${logKey}${id}/`
/** Numbers sort as text: 12 hexadecimal digits. */
const entryOf = (id: DocId, number: number) => `${logOf(id)}${number.toString(16).padStart(12, '0')}`

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

  async directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    const heads = await this.#database.entries<string>(headKey, text)
    return new Map(heads.map(([key, fingerprint]) => [key.slice(headKey.length), fingerprint]))
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
        { type: 'put', key: entryOf(id, next + at), value: update },
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
      await this.#database.write([...steps, { type: 'put', key: last, value: merged }])
      return next
    })
  }

  #log(id: DocId): Promise<(readonly [string, Uint8Array])[]> {
    return this.#database.entries(logOf(id))
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

  async #readNext(): Promise<number> {
    return Number((await this.#database.get<string>(nextKey, text)) ?? 0)
  }
}

/** True if LevelDB found a block of its files damaged. */
const isCorruption = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'LEVEL_CORRUPTION'
