import type { BundleHeader } from '../../formats/bundle/bundle-header.ts'
import type { BundleStanding } from '../../ipc/network.ts'
import type { NetworkClient } from '../network-client.ts'

/** The key of one bundle, and the id of the team key that it comes from. */
export interface BundleKey {
  readonly key: Uint8Array
  readonly keyId: string
  /** For a bundle that is written: the team key, sealed to each device that may have been away while it changed. */
  readonly sealed: readonly Uint8Array[]
}

/** What a bundle's header says of its key. */
export type KeyOfBundle = Pick<BundleHeader, 'keyId' | 'sealed'>

/** A bundle's signature, what it is over, and what else shows who wrote it. */
export interface SignedBundle extends KeyOfBundle {
  readonly digest: Uint8Array
  readonly device: Uint8Array
  readonly signature: Uint8Array
  readonly statements: readonly Uint8Array[]
}

/**
 * What only the network process can do, since it alone has the team's key and the device's. The key of one bundle opens
 * that bundle and no other.
 */
export interface BundleKeys {
  /** For a bundle that is read, or that is written (null: the current team key). Null if this device has no such key. */
  key(salt: Uint8Array, of: KeyOfBundle | null): Promise<BundleKey | null>
  /** This device's public key and its signature; null if the network is gone. */
  sign(digest: Uint8Array): Promise<{ readonly device: Uint8Array; readonly signature: Uint8Array } | null>
  /** Checks the signature and judges the writer; of a member it learns the statements. Null if the network is gone. */
  judge(signed: SignedBundle): Promise<BundleStanding | null>
}

/** The network process as a keeper of keys. */
export function networkKeys(client: NetworkClient): BundleKeys {
  return {
    async key(salt, of) {
      const { keyId, sealed } = of ?? { keyId: null, sealed: [] }
      const answer = await client.request({ type: 'bundle-key', salt, keyId, sealed: [...sealed] })
      return answer?.type === 'bundle-key' ? answer.made : null
    },
    async sign(digest) {
      const answer = await client.request({ type: 'bundle-sign', digest })
      return answer?.type === 'bundle-signed' ? { device: answer.device, signature: answer.signature } : null
    },
    async judge({ statements, sealed, ...signed }) {
      const given = { ...signed, statements: [...statements], sealed: [...sealed] }
      const answer = await client.request({ type: 'bundle-judge', ...given })
      return answer?.type === 'bundle-judged' ? answer.standing : null
    },
  }
}
