import type { BlobPeer } from './blob-peer.ts'
import type { BlobHash } from './chunks.ts'

/** A disk may spoil a blob or two: a device that sends so many wrong is asked for nothing more [BL9]. */
const mostLies = 3
const none: ReadonlySet<BlobHash> = new Set()

/** Of which blobs a device sent a chunk that did not belong to them, while this runs: over all its connections. */
export class BlobTrust {
  readonly #lies = new Map<string, Set<BlobHash>>()

  /** The peer sent a chunk of the blob that does not belong to it. */
  lied(peer: BlobPeer, hash: BlobHash): void {
    const { device } = peer.channel
    if (device !== null) this.#lies.set(device, new Set([...this.liedOn(peer), hash]))
  }

  /** The blobs for which the peer is not believed. */
  liedOn({ channel }: BlobPeer): ReadonlySet<BlobHash> {
    return this.#lies.get(channel.device ?? '') ?? none
  }

  /** True while the peer may be asked at all. */
  trusts(peer: BlobPeer): boolean {
    return this.liedOn(peer).size < mostLies
  }
}
