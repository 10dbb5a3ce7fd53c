/** What became of a bundle's signature, and of its writer, by the newest grant log that this device knows. */
export type Standing = 'writer' | 'viewer' | 'not-a-member' | 'forged'

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
  ): Promise<Standing | null>
}
