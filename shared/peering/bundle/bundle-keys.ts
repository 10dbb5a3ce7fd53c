import type { BundleStanding } from '../../ipc/network.ts'
import type { NetworkClient } from '../network-client.ts'

/** The key of one bundle, and the id of the team key that it comes from. */
export interface BundleKey {
  readonly key: Uint8Array
  readonly keyId: string
}

/**
 * What only the network process can do, since it alone has the team's key and the device's. The key of one bundle opens
 * that bundle and no other.
 */
export interface BundleKeys {
  /** For a bundle that is written (`keyId` null: the current team key) or read. Null if this device has no such key. */
  key(salt: Uint8Array, keyId: string | null): Promise<BundleKey | null>
  /** This device's public key and its signature; null if the network is gone. */
  sign(digest: Uint8Array): Promise<{ readonly device: Uint8Array; readonly signature: Uint8Array } | null>
  /** Checks the signature; if it is good, learns the statements and judges the writer. Null if the network is gone. */
  judge(
    signed: { readonly digest: Uint8Array; readonly device: Uint8Array; readonly signature: Uint8Array },
    statements: readonly Uint8Array[],
  ): Promise<BundleStanding | null>
}

/** The network process as a keeper of keys. */
export function networkKeys(client: NetworkClient): BundleKeys {
  return {
    async key(salt, keyId) {
      const answer = await client.request({ type: 'bundle-key', salt, keyId })
      return answer?.type === 'bundle-key' ? answer.made : null
    },
    async sign(digest) {
      const answer = await client.request({ type: 'bundle-sign', digest })
      return answer?.type === 'bundle-signed' ? { device: answer.device, signature: answer.signature } : null
    },
    async judge({ digest, device, signature }, statements) {
      const answer = await client.request({
        type: 'bundle-judge',
        digest,
        device,
        signature,
        statements: [...statements],
      })
      return answer?.type === 'bundle-judged' ? answer.standing : null
    },
  }
}
