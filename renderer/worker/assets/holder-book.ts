import * as v from 'valibot'
import type { Holding } from '../../../shared/replica/blobs/blob-messages.ts'
import { type BlobHash, isBlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'

const keyPrefix = 'media-of:'
/** What was heard is written so long after it changed, in milliseconds. */
const writeAfter = 5_000
const heldSchema = v.array(v.tuple([v.pipe(v.string(), v.check(isBlobHash)), v.number()]))

/** Which other devices hold the media that is not here, remembered while they are away. One row for each device. */
export class HolderBook {
  readonly #database: PlanDatabase
  readonly #clock: Clock
  readonly #held = new Map<string, Map<BlobHash, number>>()
  readonly #changed = new Set<string>()
  #cancelWrite: (() => void) | null = null

  constructor(database: PlanDatabase, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  /** Reads what was heard before. What was heard since counts more. */
  async load(): Promise<void> {
    const rows = await this.#database.settings.where('key').startsWith(keyPrefix).toArray()
    for (const { key, value } of rows) {
      const device = key.slice(keyPrefix.length)
      const held = v.safeParse(heldSchema, value)
      if (held.success) this.#held.set(device, new Map([...held.output, ...(this.#held.get(device) ?? [])]))
    }
  }

  /** The devices that said last that they hold the blob. */
  holders(hash: BlobHash): readonly string[] {
    return [...this.#held].flatMap(([device, held]) => (held.has(hash) ? [device] : []))
  }

  /** Bytes of a blob, as whoever holds it says; null if nobody does. */
  sizeOf(hash: BlobHash): number | null {
    for (const held of this.#held.values()) {
      const size = held.get(hash)
      if (size !== undefined) return size
    }
    return null
  }

  /** A device said that it holds a blob, or does so no longer. */
  note(device: string, { hash, size }: Holding): void {
    const held = this.#held.get(device) ?? new Map<BlobHash, number>()
    this.#held.set(device, held)
    if ((held.get(hash) ?? null) === size) return
    if (size === null) held.delete(hash)
    else held.set(hash, size)
    this.#changed.add(device)
    // Marks only: what a full disk or a crash takes is heard again when the device is met.
    this.#cancelWrite ??= this.#clock.after(writeAfter, () => void this.#write().catch(() => undefined))
  }

  close(): void {
    this.#cancelWrite?.()
  }

  async #write(): Promise<void> {
    this.#cancelWrite = null
    const rows = [...this.#changed].map((device) => ({
      key: keyPrefix + device,
      value: [...(this.#held.get(device) ?? [])],
    }))
    this.#changed.clear()
    await this.#database.settings.bulkPut(rows)
  }
}
