import * as Y from 'yjs'
import type { LoadedDoc } from './documents.ts'

/**
 * The Yjs clients under which this device has written. A document in memory has a client of its own, a new one each time
 * it is loaded, and so has each window that has it open. Of the time before the replica was opened they are known of
 * documents for which the store was asked.
 */
export class OwnClients {
  readonly #clients = new Set<number>()

  /** This device wrote in a document under a client. */
  wrote(loaded: LoadedDoc, client: number): void {
    loaded.own.add(client)
    this.#clients.add(client)
  }

  /** A window of this device wrote this update. */
  wroteAllIn(loaded: LoadedDoc, update: Uint8Array): void {
    for (const client of Y.parseUpdateMeta(update).to.keys()) this.wrote(loaded, client)
  }

  /** The store says that these are own. */
  recall(clients: readonly number[]): void {
    for (const client of clients) this.#clients.add(client)
  }

  has(client: number): boolean {
    return this.#clients.has(client)
  }
}
