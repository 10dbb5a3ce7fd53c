import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'

/** Everything that this device keeps secret, base64. */
const keptSchema = v.object({
  deviceSeed: v.string(),
  teamKeys: v.record(v.string(), v.string()),
  /** Keys from before the last changes of them, the newest first. */
  olderTeamKeys: v.optional(v.record(v.string(), v.array(v.string())), {}),
})
/** The secrets as they lie on disk before they are sealed: keys in base64, those of teams by plan id. */
export type Kept = v.InferOutput<typeof keptSchema>

/** Encryption by the system's keyring. Both reject when the keyring will not do it. */
export interface Sealer {
  seal(text: string): Promise<Uint8Array>
  unseal(sealed: Uint8Array): Promise<string>
}

/** What was found on disk. `current` is false when it must be written again, in the way it is kept now. */
export interface Found {
  readonly kept: Kept | null
  readonly current: boolean
  readonly unreadable: boolean
}

/** Secrets on disk: sealed by the system's keyring where there is one, else in a file that only this person can read. */
export class SecretFiles {
  readonly #sealed: string
  readonly #open: string
  readonly #sealer: Sealer | null

  constructor(profile: string, sealer: Sealer | null) {
    const folder = path.join(profile, 'secrets')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    this.#sealed = path.join(folder, 'device.sealed')
    this.#open = path.join(folder, 'device.json')
    this.#sealer = sealer
  }

  /** The sealed file counts first: beside it, the open one was only a stopgap while the keyring was away. */
  async find(): Promise<Found> {
    let unreadable = false
    for (const file of [this.#sealed, this.#open]) {
      if (!existsSync(file)) continue
      const kept = await this.#read(file)
      if (kept !== null) return { kept, current: file === this.#current, unreadable }
      unreadable = true
    }
    return { kept: null, current: false, unreadable }
  }

  /** Resolves when it is on disk. What cannot be read is kept aside: a keyring that is locked today may open tomorrow. */
  async write(kept: Kept): Promise<void> {
    const file = this.#current
    const text = JSON.stringify(kept)
    const raw = this.#sealer === null ? Buffer.from(text) : await this.#sealer.seal(text)
    if (existsSync(file) && (await this.#read(file)) === null) renameSync(file, `${file}.unreadable`)
    writeFileSync(`${file}.new`, raw, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
    if (this.#sealer !== null) rmSync(this.#open, { force: true })
  }

  get #current(): string {
    return this.#sealer === null ? this.#open : this.#sealed
  }

  async #read(file: string): Promise<Kept | null> {
    try {
      const raw = readFileSync(file)
      const text = file === this.#open ? raw.toString('utf8') : await this.#sealer?.unseal(raw)
      return text === undefined ? null : v.parse(keptSchema, JSON.parse(text))
    } catch {
      return null
    }
  }
}
