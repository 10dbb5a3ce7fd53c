import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { safeStorage } from 'electron'
import * as v from 'valibot'

/** Everything that this device keeps secret, base64. */
const secretsSchema = v.object({ deviceSeed: v.string(), teamKeys: v.record(v.string(), v.string()) })
type Kept = v.InferOutput<typeof secretsSchema>

/** Shown as it is when the system offers no keyring. */
export const noKeyringWarning = 'No system keyring found; your device key is protected only by file permissions.'

/** The device's secrets on disk: encrypted by the system's keyring where there is one, else readable by this person only. */
export class Keychain {
  readonly warning: string | null
  readonly #file: string
  readonly #encrypts: boolean
  #kept: Kept

  constructor(profile: string) {
    const folder = path.join(profile, 'secrets')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    this.#encrypts = keyringWorks()
    this.warning = this.#encrypts ? null : noKeyringWarning
    this.#file = path.join(folder, this.#encrypts ? 'device.sealed' : 'device.json')
    const kept = this.#read()
    this.#kept = kept ?? { deviceSeed: randomBytes(32).toString('base64'), teamKeys: {} }
    if (kept === null) this.#write()
  }

  get deviceSeed(): Uint8Array {
    return bytes(this.#kept.deviceSeed)
  }

  get teamKeys(): Record<string, Uint8Array> {
    return Object.fromEntries(Object.entries(this.#kept.teamKeys).map(([id, key]) => [id, bytes(key)]))
  }

  /** Durable when it returns. */
  keepTeamKey(planId: string, key: Uint8Array): void {
    this.#kept = {
      ...this.#kept,
      teamKeys: { ...this.#kept.teamKeys, [planId]: Buffer.from(key).toString('base64') },
    }
    this.#write()
  }

  #read(): Kept | null {
    if (!existsSync(this.#file)) return null
    const raw = readFileSync(this.#file)
    const text = this.#encrypts ? safeStorage.decryptString(raw) : raw.toString('utf8')
    return v.parse(secretsSchema, JSON.parse(text))
  }

  #write(): void {
    const text = JSON.stringify(this.#kept)
    const raw = this.#encrypts ? safeStorage.encryptString(text) : Buffer.from(text)
    writeFileSync(`${this.#file}.new`, raw, { mode: 0o600, flush: true })
    renameSync(`${this.#file}.new`, this.#file)
  }
}

/** On Linux an unknown desktop gives `basic_text`: a fixed password, which is no protection. */
function keyringWorks(): boolean {
  try {
    if (!safeStorage.isEncryptionAvailable()) return false
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  } catch {
    return false
  }
}

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
