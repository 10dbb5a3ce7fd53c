import { statfs } from 'node:fs/promises'
import { ClassicLevel } from 'classic-level'

/** How a value is kept; bytes unless it says otherwise. */
interface Encoded {
  readonly valueEncoding?: 'utf8' | 'json'
}

/** Durable: resolves when the disk has it. */
interface Durable {
  readonly sync?: boolean
}

/** One step of a batch. */
export type Step =
  | ({ readonly type: 'put'; readonly key: string; readonly value: unknown } & Encoded)
  | { readonly type: 'del'; readonly key: string }

/** Free bytes without which a torn database is not opened anew: LevelDB writes what was in memory while it opens. */
const roomToOpen = 8 * 1024 * 1024

const fullWords =
  'The hub’s disk is full. Nothing more is taken in until there is room; what was confirmed is safe. Free some disk space: the hub then goes on by itself.'

/** How opening ended. One process at a time may have a database open: LevelDB's lock sees to it, also after a crash. */
export type DatabaseOpening =
  | { readonly kind: 'open'; readonly database: HubDatabase }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * A hub's database: LevelDB, with text for keys. After a write that failed it is opened anew before the next: LevelDB
 * would go on behind half a record in its log, and find nothing of that at the next start [HB9].
 */
export class HubDatabase {
  readonly #folder: string
  readonly #level: ClassicLevel<string, unknown>
  readonly #reads = new Set<Promise<unknown>>()
  #writes: Promise<unknown> = Promise.resolve()
  #opening: Promise<void> | null = null
  #isTorn = false

  constructor(folder: string, level: ClassicLevel<string, unknown>) {
    this.#folder = folder
    this.#level = level
  }

  /** Undefined if there is none. */
  get<V = Uint8Array>(key: string, options: Encoded = {}): Promise<V | undefined> {
    return this.#read(() => this.#level.get<string, V>(key, options))
  }

  /** A value that was put as JSON, to be checked by a schema; undefined if there is none, or what is kept is no JSON. */
  async json(key: string): Promise<unknown> {
    const kept = await this.get<string>(key, { valueEncoding: 'utf8' })
    return kept === undefined ? undefined : parsed(kept)
  }

  /** All such values whose keys begin so. */
  async jsonValues(prefix: string): Promise<readonly unknown[]> {
    return (await this.values<string>(prefix, { valueEncoding: 'utf8' })).map(parsed)
  }

  /** All values whose keys begin so, in the order of these. */
  values<V = Uint8Array>(prefix: string, options: Encoded = {}): Promise<V[]> {
    return this.#read(() => this.#level.values<string, V>({ ...beginningWith(prefix), ...options }).all())
  }

  /** The keys that begin so, in order. */
  keys(prefix: string): Promise<string[]> {
    return this.#read(() => this.#level.keys(beginningWith(prefix)).all())
  }

  /** The same with their keys. */
  entries<V = Uint8Array>(prefix: string, options: Encoded = {}): Promise<[string, V][]> {
    return this.#read(() => this.#level.iterator<string, V>({ ...beginningWith(prefix), ...options }).all())
  }

  put(key: string, value: unknown, { valueEncoding, sync = false }: Encoded & Durable = {}): Promise<void> {
    const encoded = valueEncoding === undefined ? {} : { valueEncoding }
    return this.write([{ type: 'put', key, value, ...encoded }], { sync })
  }

  /** All steps or none. */
  write(steps: readonly Step[], { sync = false }: Durable = {}): Promise<void> {
    const written = this.#writes.then(async () => {
      if (this.#isTorn) await this.#openAnew()
      try {
        await this.#level.batch<string, unknown>([...steps], { sync })
      } catch (error) {
        this.#isTorn = true
        throw inWords(error)
      }
    })
    this.#writes = written.catch(() => undefined)
    return written
  }

  async close(): Promise<void> {
    await this.#writes
    await this.#level.close()
  }

  async #read<T>(task: () => Promise<T>): Promise<T> {
    await this.#opening
    const read = task()
    this.#reads.add(read)
    try {
      return await read
    } finally {
      this.#reads.delete(read)
    }
  }

  /** Nothing is read or written meanwhile. */
  async #openAnew(): Promise<void> {
    const { bavail, bsize } = await statfs(this.#folder)
    if (bavail * bsize < roomToOpen) throw new Error(fullWords)
    this.#opening = (async () => {
      await Promise.allSettled(this.#reads)
      await this.#level.close()
      await this.#level.open()
      this.#isTorn = false
    })()
    try {
      await this.#opening
    } finally {
      this.#opening = null
    }
  }
}

/** What a bad disk gives back may be anything [ST11]. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** LevelDB says what the system said. */
function inWords(error: unknown): unknown {
  return error instanceof Error && /no space left|quota exceeded/i.test(error.message) ? new Error(fullWords) : error
}

/** Opens the database in a folder, or makes it there. */
export async function openHubDatabase(folder: string): Promise<DatabaseOpening> {
  const level = new ClassicLevel<string, unknown>(folder, { keyEncoding: 'utf8', valueEncoding: 'view' })
  try {
    await level.open()
    return { kind: 'open', database: new HubDatabase(folder, level) }
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') return { kind: 'in-use' }
    return { kind: 'failed', error: cause instanceof Error ? cause : error }
  }
}

/** The keys that begin with `prefix`: no key goes on with a character above this one. */
const beginningWith = (prefix: string) => ({ gte: prefix, lt: `${prefix}\uffff` })
