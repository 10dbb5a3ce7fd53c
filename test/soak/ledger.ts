import type { Replica } from '../../shared/replica/replica.ts'
import type { DocId } from '../../shared/replica/store.ts'
import { lacking, type Mark } from './marks.ts'
import type { SoakReplica } from './soak-replica.ts'

/** A change and when it was begun, counted in changes. */
interface Entry extends Mark {
  readonly number: number
}

/** What one device has written. */
interface Written {
  /** In the order in which its own disk confirmed them. */
  readonly acknowledged: Entry[]
  /** How many of these each other device has confirmed, by its key. */
  readonly confirmedBy: Map<string, number>
  /** Everything that was begun. */
  readonly begun: Entry[]
}

/** Who has written what, what was promised of it, and to whom. */
export class Ledger {
  readonly #first: Mark[] = []
  readonly #written = new Map<string, Written>()
  #changes = 0

  /** Changes so far. */
  get changes(): number {
    return this.#changes
  }

  /** What all have from the beginning. */
  everyoneHas(mark: Mark): void {
    this.#first.push(mark)
  }

  /** Changes of a device; the function returned is to be called once its disk has them. */
  begin(device: string, ids: readonly DocId[]): { readonly marks: readonly Mark[]; readonly confirm: () => void } {
    const written = this.#of(device)
    const entries = ids.map((id) => {
      const number = ++this.#changes
      return { id, mark: `${number}`, number }
    })
    written.begun.push(...entries)
    return { marks: entries, confirm: () => written.acknowledged.push(...entries) }
  }

  /** Notes what the others have confirmed by now of what this one has written, whose changes nobody has refused. */
  note(one: SoakReplica): void {
    if (!one.mayWrite() || one.replica.saving.pending > 0) return
    const written = this.#of(one.device)
    for (const [{ state }, peer] of one.sessions) {
      const hasAll = state.phase === 'live' && state.unconfirmed === 0 && state.heldBack === 0
      if (hasAll) written.confirmedBy.set(peer, written.acknowledged.length)
    }
  }

  acknowledged(): number {
    return [...this.#written.values()].reduce((sum, { acknowledged }) => sum + acknowledged.length, this.#first.length)
  }

  /** What must be there in the end: all that members wrote, and of the others what a member has confirmed to them. */
  promised(members: ReadonlySet<string>): readonly Mark[] {
    const rest = [...this.#written].flatMap(([device, { acknowledged, confirmedBy }]) => {
      if (members.has(device)) return acknowledged
      const most = Math.max(0, ...[...confirmedBy].map(([peer, count]) => (members.has(peer) ? count : 0)))
      return acknowledged.slice(0, most)
    })
    return [...this.#first, ...rest]
  }

  /** What a device wrote after a change. */
  writtenBy(device: string, after = 0): readonly Mark[] {
    return this.#of(device).begun.filter(({ number }) => number > after)
  }

  /** What all but this device wrote after a change. */
  writtenByOthers(device: string, after: number): readonly Mark[] {
    const others = [...this.#written].filter(([other]) => other !== device)
    return others.flatMap(([, { begun }]) => begun.filter(({ number }) => number > after))
  }

  #of(device: string): Written {
    const known = this.#written.get(device) ?? { acknowledged: [], confirmedBy: new Map(), begun: [] }
    this.#written.set(device, known)
    return known
  }
}

/** Those of the marks that the replica has. */
export async function found(replica: Replica, marks: readonly Mark[]): Promise<readonly string[]> {
  const missing = new Set(await lacking(replica, marks))
  return marks.map(({ mark }) => mark).filter((mark) => !missing.has(mark))
}
