import type { SessionOptions } from './session-host.ts'
import type { SyncState } from './sync-state.ts'

/** Tells of each change of a session's state, at most once a turn. */
export class StateNews {
  readonly #state: () => SyncState
  readonly #options: Pick<SessionOptions, 'onState'>
  #told = ''
  #isDue = false

  constructor(state: () => SyncState, options: Pick<SessionOptions, 'onState'>) {
    this.#state = state
    this.#options = options
  }

  /** Something may have changed. */
  tell(): void {
    if (this.#isDue || this.#options.onState === undefined) return
    this.#isDue = true
    void Promise.resolve().then(() => {
      this.#isDue = false
      const state = this.#state()
      const text = `${state.phase} ${state.unconfirmed} ${state.inStep} ${state.heldBack} ${state.keepsOwn}`
      if (text === this.#told) return
      this.#told = text
      this.#options.onState?.(state)
    })
  }
}
