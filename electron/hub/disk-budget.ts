import { readdir, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { HubLimits } from './options.ts'

/** So many bytes are written at most before the folder is measured anew. */
const measureAfterBytes = 1024 * 1024
const inMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** How much of the disk the data folder takes and may take. */
export class DiskBudget {
  readonly #folder: string
  readonly #limits: Pick<HubLimits, 'diskBytes' | 'freeBytes'>
  #used = 0
  #free = Number.POSITIVE_INFINITY
  #writtenSince = 0

  constructor(folder: string, limits: Pick<HubLimits, 'diskBytes' | 'freeBytes'>) {
    this.#folder = folder
    this.#limits = limits
  }

  /** As last measured, in bytes. */
  get state(): { readonly used: number; readonly limit: number; readonly free: number } {
    return { used: this.#used + this.#writtenSince, limit: this.#limits.diskBytes, free: this.#free }
  }

  async measure(): Promise<void> {
    this.#writtenSince = 0
    this.#used = await sizeOf(this.#folder)
    const { bavail, bsize } = await statfs(this.#folder)
    this.#free = bavail * bsize
  }

  /** Why so many bytes may not be written, in words for people; null if they may. */
  async refusal(bytes: number): Promise<string | null> {
    this.#writtenSince += bytes
    if (this.#writtenSince > measureAfterBytes) await this.measure()
    if (this.#refusalNow() === null) return null
    // What was refused was not written, and room may have been made since.
    await this.measure()
    this.#writtenSince = bytes
    return this.#refusalNow()
  }

  #refusalNow(): string | null {
    const { diskBytes, freeBytes } = this.#limits
    if (this.#used + this.#writtenSince > diskBytes) {
      return `The hub's data folder has reached its limit of ${inMegabytes(diskBytes)} MB (--max-disk).`
    }
    if (this.#free - this.#writtenSince < freeBytes) {
      return `Less than ${inMegabytes(freeBytes)} MB are free on the hub's disk (--keep-free).`
    }
    return null
  }
}

/** Bytes of all files in a folder. Files come and go while they are counted. */
async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) =>
      stat(path.join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
