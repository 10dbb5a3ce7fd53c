import type { HubDevice, KeptPlace } from '../ipc/network.ts'
import { decodeKnown, type KnownDevice, type TeamStore } from './kept-team.ts'

const unknown: KnownDevice = { heardAt: null, heardBy: 'link', place: null, hub: null }

/** What is remembered of each device between sessions: where to call it, when it was heard, whether it is a hub. */
export class KnownDevices {
  readonly #store: TeamStore
  #known = new Map<string, KnownDevice>()

  constructor(store: TeamStore) {
    this.#store = store
  }

  /** Reads what was kept. */
  async load(): Promise<void> {
    this.#known = decodeKnown(await this.#store.readKnown())
  }

  get(device: string): KnownDevice | undefined {
    return this.#known.get(device)
  }

  /** Where devices were met. */
  places(): KeptPlace[] {
    return [...this.#known].flatMap(([device, { place }]) => (place === null ? [] : [{ device, ...place }]))
  }

  /** The devices that said that they are hubs. */
  hubs(): HubDevice[] {
    return [...this.#known].flatMap(([device, { hub }]) => (hub === null ? [] : [{ device, ...hub }]))
  }

  /** Learns something of a device. When it was heard over a connection is kept with the next thing that matters more. */
  remember(device: string, what: Partial<KnownDevice>): void {
    const known = this.#known.get(device)
    this.#known.set(device, { ...(known ?? unknown), ...what })
    const matters = what.place !== undefined || what.hub !== undefined || what.heardBy === 'bundle'
    if (known === undefined || matters) this.keep()
  }

  /** Keeps all of it on the disk. */
  keep(): void {
    // Only where to call first and when somebody was last heard: a full disk may lose it.
    this.#store.keepKnown(Object.fromEntries(this.#known)).catch(() => undefined)
  }
}
