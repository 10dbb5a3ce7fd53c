import type { PresenceKey } from './presence.ts'
import type { Session } from './session.ts'
import type { DocId } from './store.ts'

/** The open sessions of a replica. What came over one of them, its `origin`, is passed on to all others. */
export class Sessions {
  readonly #open = new Set<Session>()

  get isEmpty(): boolean {
    return this.#open.size === 0
  }

  add(session: Session): void {
    this.#open.add(session)
  }

  delete(session: Session): void {
    this.#open.delete(session)
  }

  offerUpdate(id: DocId, update: Uint8Array, origin: unknown): void {
    for (const session of this.#open) if (session !== origin) session.offerUpdate(id, update)
  }

  offerPresence(key: PresenceKey, states: Uint8Array, origin: unknown): void {
    for (const session of this.#open) if (session !== origin) session.offerPresence(key, states)
  }

  askFor(id: DocId): void {
    for (const session of this.#open) session.askFor(id)
  }

  closeAll(reason: string): void {
    for (const session of [...this.#open]) session.close(reason)
  }
}
