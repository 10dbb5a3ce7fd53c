import type { BlobMessage } from './blob-messages.ts'

/** What a session offers the exchange of blobs with its peer. */
export interface BlobChannel {
  /** The other device, as it proved itself to be; null where that is not known. */
  readonly device: string | null
  /** Sends in turn with what the session sends. */
  queue(message: BlobMessage): void
  /** Sends a short message ahead of what waits. */
  sendNow(message: BlobMessage): void
  /** Says that there are pieces to send: the session takes them when nothing else waits. */
  wake(): void
  /** Ends the session; the reason is for people. */
  close(reason: string): void
}
