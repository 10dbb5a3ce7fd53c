import type { TurnedAway } from '../ipc/team-api.ts'

/** A refusal without the names of those whom it is about, which may change. */
export type Refused = Omit<TurnedAway, 'name' | 'deviceName'>

/** So many devices that were not let in are remembered: the newest. */
const mostRefused = 20

/** True for what a member's device did, which stays true whatever it is now. */
const isDeed = (kind: TurnedAway['kind']): boolean => kind === 'cut-off' || kind === 'may-not-write'
/** True for what says something of a member's device alone. */
const isOfMember = (kind: TurnedAway['kind']): boolean =>
  kind === 'newer' || kind === 'older' || kind === 'unreadable' || kind === 'apart'

/** The devices that were not let in, or of which something was refused, while this runs. */
export class RefusedDevices {
  #all: readonly Refused[] = []

  /** Remembers it; false if the same is remembered already. */
  add(refused: Refused): boolean {
    const isIt = ({ device, kind, reason }: Refused) =>
      device === refused.device && kind === refused.kind && reason === refused.reason
    if (this.#all.some(isIt)) return false
    this.#all = [...this.#all, refused].slice(-mostRefused)
    return true
  }

  /** The device talks to this one: what kept them apart is over. */
  understood(device: string): void {
    const isOver = (refused: Refused) => refused.device === device && !isDeed(refused.kind)
    if (this.#all.some(isOver)) this.#all = this.#all.filter((refused) => !isOver(refused))
  }

  /** What is still true of each, where `isIn` tells who is in the team now. */
  now(isIn: (device: string) => boolean): readonly Refused[] {
    return this.#all
      .map((refused): Refused => {
        const isApart = refused.kind === 'stranger' && isIn(refused.device)
        return isApart ? { ...refused, kind: 'apart' } : refused
      })
      .filter(({ device, kind }) => isDeed(kind) || isIn(device) === isOfMember(kind))
  }
}
