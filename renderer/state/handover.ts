import type { SyncState } from '../../shared/replica/sync-state.ts'

/** What may be said about an open document. `lost`: the worker is gone, and nothing typed since is kept. */
export type DocumentSaving = 'saved' | 'saving' | 'lost'

/** The documents that are open, or closed but not yet wholly handed over. */
const unsettled = new Set<Handover>()

/** Resolves when everything typed in this window is durable: to be awaited before the window closes. */
export async function settleDocuments(): Promise<void> {
  await Promise.all([...unsettled].map((handover) => handover.until(isSettled)))
}

const isSettled = (saving: HandoverState) => saving !== 'saving'

type HandoverState = DocumentSaving | 'opening'

/** Follows what the worker has confirmed of one document. */
export class Handover {
  saving: HandoverState = 'opening'
  readonly #watchers = new Set<() => void>()

  constructor() {
    unsettled.add(this)
  }

  /** Resolves when the document may be left: what was typed last has been handed over, or nobody is there to take it. */
  async end(): Promise<void> {
    await this.until(isSettled)
    unsettled.delete(this)
  }

  /** Until something came or both sides were found equal, nothing can be said but that the document is being opened. */
  tell({ phase, unconfirmed }: SyncState): void {
    if (phase === 'closed') this.#set('lost')
    else if (this.saving !== 'opening') this.#set(unconfirmed > 0 ? 'saving' : 'saved')
    else if (phase === 'live') this.#set('saved')
  }

  /** The document has changed: by the first update from the worker, or by someone's typing. */
  filled(state: SyncState): void {
    if (this.saving === 'opening') this.#set('saved')
    this.tell(state)
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #set(saving: HandoverState): void {
    if (saving === this.saving) return
    this.saving = saving
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** Resolves as soon as the condition holds. */
  until(condition: (saving: HandoverState) => boolean): Promise<void> {
    if (condition(this.saving)) return Promise.resolve()
    return new Promise((resolve) => {
      const end = this.watch(() => {
        if (!condition(this.saving)) return
        end()
        resolve()
      })
    })
  }
}
