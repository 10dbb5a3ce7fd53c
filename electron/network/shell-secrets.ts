import type { FromNetworkProcess, ToNetworkProcess } from '../../shared/ipc/network-process.ts'
import type { Secrets } from './secrets.ts'

type Start = Extract<ToNetworkProcess, { type: 'start' }>

/** The secrets as the shell handed them over; new keys go back to it and count once it has them on disk. */
export class ShellSecrets implements Secrets {
  readonly deviceSeed: Uint8Array
  readonly warning: string | null
  readonly #keys: Map<string, readonly Uint8Array[]>
  readonly #post: (message: FromNetworkProcess) => void
  readonly #keeping = new Map<number, () => void>()
  #requests = 0

  constructor(start: Start, post: (message: FromNetworkProcess) => void) {
    this.deviceSeed = start.deviceSeed
    this.warning = start.keyWarning
    this.#keys = new Map(Object.entries(start.teamKeys))
    this.#post = post
  }

  teamKeys(planId: string): Promise<readonly Uint8Array[]> {
    return Promise.resolve(this.#keys.get(planId) ?? [])
  }

  keepTeamKey(planId: string, key: Uint8Array): Promise<void> {
    const request = ++this.#requests
    return new Promise((resolve) => {
      this.#keeping.set(request, () => {
        this.#keys.set(planId, [key, ...(this.#keys.get(planId) ?? [])])
        resolve()
      })
      // A copy: a view would take its whole buffer along.
      this.#post({ type: 'keep-team-key', request, planId, key: key.slice() })
    })
  }

  /** The shell has the key on disk. */
  kept(request: number): void {
    this.#keeping.get(request)?.()
    this.#keeping.delete(request)
  }
}
