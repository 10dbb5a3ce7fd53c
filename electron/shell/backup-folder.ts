import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { KeptBackup } from '../../shared/ipc/backups-api.ts'

/** So many backups of a plan are kept: with one a day, those of the last ten days of work. */
const mostKept = 10
const ending = '.placard-backup'
const fileName = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.placard-backup$/

/** Backups on disk: a folder for each plan, a file for each backup, named by the moment at which it was made (UTC). */
export class BackupFolder {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes a backup and drops the oldest beyond ten. False if the disk would not take it: then the older ones stay. */
  async keep(planId: string, backup: Uint8Array, now: number): Promise<boolean> {
    const folder = this.#of(planId)
    const file = path.join(folder, new Date(now).toISOString().replaceAll(/[:.]/g, '-') + ending)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeDurably(`${file}.new`, backup)
      await rename(`${file}.new`, file)
    } catch {
      await rm(`${file}.new`, { force: true }).catch(() => undefined)
      return false
    }
    const old = (await this.list(planId)).slice(mostKept)
    await Promise.allSettled(old.map(({ name }) => rm(path.join(folder, name), { force: true })))
    return true
  }

  async list(planId: string): Promise<readonly KeptBackup[]> {
    const folder = this.#of(planId)
    const names = (await readdir(folder).catch(() => [])).filter((name) => fileName.test(name))
    const kept = names
      .toSorted()
      .reverse()
      .map(async (name) => {
        const found = await stat(path.join(folder, name)).catch(() => null)
        return found === null ? [] : [{ name, madeAt: madeAt(name), bytes: found.size }]
      })
    return (await Promise.all(kept)).flat()
  }

  async read(planId: string, name: string): Promise<Uint8Array | null> {
    if (!fileName.test(name)) return null
    const bytes = await readFile(path.join(this.#of(planId), name)).catch(() => null)
    return bytes === null ? null : new Uint8Array(bytes)
  }

  #of(planId: string): string {
    return path.join(this.#folder, planId)
  }
}

const madeAt = (name: string) => Date.parse(name.replace(fileName, '$1T$2:$3:$4.$5Z'))

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
