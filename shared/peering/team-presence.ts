import * as v from 'valibot'
import type { PresenceState } from '../ipc/team-api.ts'
import { plainLine } from '../plan/plain-line.ts'
import type { Replica } from '../replica/replica.ts'

const presenceSchema = v.object({
  device: v.pipe(v.string(), v.maxLength(128)),
  memberName: v.pipe(v.string(), v.maxLength(200), v.transform(plainLine)),
  post: v.nullable(v.pipe(v.string(), v.maxLength(64))),
})

/** Who of the team is here, and which post they have open. */
export class TeamPresence {
  readonly #awareness: Replica['teamPresence']
  readonly #changed: () => void

  constructor(replica: Replica, changed: () => void) {
    this.#awareness = replica.teamPresence
    this.#changed = changed
    this.#awareness.on('change', this.#changed)
  }

  /** The others; what a peer sent in another shape is left out. */
  others(): readonly PresenceState[] {
    const others: PresenceState[] = []
    for (const [client, state] of this.#awareness.getStates()) {
      const read = v.safeParse(presenceSchema, state)
      if (client !== this.#awareness.clientID && read.success) others.push(read.output)
    }
    return others
  }

  /** Says who this is and where; null takes it back. */
  show(own: PresenceState | null): void {
    this.#awareness.setLocalState(own === null ? null : { ...own })
  }

  close(): void {
    this.#awareness.off('change', this.#changed)
  }
}
