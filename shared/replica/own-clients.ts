import * as Y from 'yjs'

/**
 * The Yjs clients under which this device has written since the replica was opened. A document in memory has a client of
 * its own, a new one each time it is loaded, and so has each window that has it open.
 */
export class OwnClients {
  readonly #clients = new Set<number>()

  add(client: number): void {
    this.#clients.add(client)
  }

  /** A window of this device wrote this update. */
  addAllIn(update: Uint8Array): void {
    for (const client of Y.parseUpdateMeta(update).to.keys()) this.#clients.add(client)
  }

  has(client: number): boolean {
    return this.#clients.has(client)
  }
}
