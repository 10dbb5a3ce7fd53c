import type { BlobExchange } from './blobs/blob-exchange.ts'
import type { BlobMessage } from './blobs/blob-messages.ts'
import type { BlobPeer } from './blobs/blob-peer.ts'
import type { Outbox } from './outbox.ts'

/** The exchange of blobs over one session, from its hello to its end; nothing where a replica keeps none. */
export class BlobLine {
  readonly #exchange: BlobExchange | null
  readonly #device: string | null
  #peer: BlobPeer | null = null

  constructor(exchange: BlobExchange | null, device: string | null) {
    this.#exchange = exchange
    this.#device = device
  }

  open(outbox: Outbox, close: (reason: string) => void): void {
    if (this.#exchange === null) return
    this.#peer = this.#exchange.join({
      device: this.#device,
      queue: (message) => outbox.queueMessage(message),
      sendNow: (message) => outbox.sendNow(message),
      wake: () => outbox.wake(),
      close,
    })
  }

  handle(message: BlobMessage): void {
    this.#peer?.handle(message)
  }

  /** Makes the next piece for the peer; null when none is asked for. */
  next(): Promise<BlobMessage | null> | null {
    return this.#peer?.serving.next() ?? null
  }

  close(): void {
    if (this.#peer !== null) this.#exchange?.leave(this.#peer)
  }
}
