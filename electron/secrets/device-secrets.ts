import { randomBytes } from 'node:crypto'
import { type Kept, type Sealer, SecretFiles } from './secret-files.ts'

/** Shown as it is when the system offers no keyring. */
export const noKeyringWarning =
  'This computer has no keyring (a password store), so the key by which your team knows it is only as safe as your files.'
/** Shown when what was kept cannot be read any more. */
export const lostSecretsWarning =
  "This computer's earlier device key could not be read, so it has a new one. Your posts are safe; ask your team for a new invitation to sync again."

/** Whoever was away while the key changed this often comes in by a new invitation. */
const mostOlderKeys = 15

/** This device's identity and team keys. */
export class DeviceSecrets {
  readonly #files: SecretFiles
  #kept: Kept
  #writing: Promise<void> = Promise.resolve()
  /** Why the secrets are less safe, or not those of before; in words for people. */
  readonly warning: string | null

  private constructor(files: SecretFiles, kept: Kept, warning: string | null) {
    this.#files = files
    this.#kept = kept
    this.warning = warning
  }

  /** Reads what is kept in `profile`; makes a new device key if there is none that can be read. */
  static async open(profile: string, sealer: Sealer | null): Promise<DeviceSecrets> {
    const files = new SecretFiles(profile, sealer)
    const found = await files.find()
    const kept = found.kept ?? { deviceSeed: randomBytes(32).toString('base64'), teamKeys: {}, olderTeamKeys: {} }
    if (found.kept === null || !found.current) await files.write(kept)
    const warning = found.unreadable ? lostSecretsWarning : sealer === null ? noKeyringWarning : null
    return new DeviceSecrets(files, kept, warning)
  }

  /** 32 bytes, made once. */
  get deviceSeed(): Uint8Array {
    return bytes(this.#kept.deviceSeed)
  }

  /** The keys of each plan's team, the one kept last first, by plan id. */
  get teamKeys(): Record<string, Uint8Array[]> {
    const { teamKeys, olderTeamKeys } = this.#kept
    return Object.fromEntries(
      Object.entries(teamKeys).map(([id, key]) => [id, [key, ...(olderTeamKeys[id] ?? [])].map(bytes)]),
    )
  }

  /** Resolves when the key is on disk. */
  keepTeamKey(planId: string, key: Uint8Array): Promise<void> {
    const newest = Buffer.from(key).toString('base64')
    const { teamKeys, olderTeamKeys } = this.#kept
    const before = [teamKeys[planId], ...(olderTeamKeys[planId] ?? [])].filter((old) => old !== undefined)
    const older = before.filter((old) => old !== newest).slice(0, mostOlderKeys)
    const kept = {
      ...this.#kept,
      teamKeys: { ...teamKeys, [planId]: newest },
      olderTeamKeys: { ...olderTeamKeys, [planId]: older },
    }
    this.#kept = kept
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#files.write(kept))
    return this.#writing
  }
}

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
