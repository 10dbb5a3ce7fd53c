import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { Statement } from '../../shared/team/statement.ts'

/** Hands statements to the worker, and waits until it has them on disk. */
export class Keeping {
  readonly #post: (message: FromNetwork) => void
  readonly #waiting = new Map<number, () => void>()
  #batches = 0

  constructor(post: (message: FromNetwork) => void) {
    this.#post = post
  }

  /** Resolves when they are kept, or the plan was closed. */
  keep(planId: string, genesis: string, statements: readonly Statement[]): Promise<void> {
    const batch = ++this.#batches
    return new Promise((resolve) => {
      this.#waiting.set(batch, resolve)
      this.#post({ type: 'statements', batch, planId, genesis, statements: statements.map(({ bytes }) => bytes) })
    })
  }

  kept(batch: number): void {
    this.#waiting.get(batch)?.()
    this.#waiting.delete(batch)
  }

  /** Nobody answers any more. */
  release(): void {
    for (const kept of this.#waiting.values()) kept()
    this.#waiting.clear()
  }
}
