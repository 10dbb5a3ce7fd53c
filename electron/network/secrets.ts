/** What the shell keeps for the network: this device's identity and the keys of its teams. */
export interface Secrets {
  /** 32 random bytes, made once per device: its Ed25519 key pair comes from them. */
  readonly deviceSeed: Uint8Array
  /** Set when they are kept without a system keyring, in words for people. */
  readonly warning: string | null
  /** The 32-byte key of the plan's team, or null if this device has none. */
  teamKey(planId: string): Promise<Uint8Array | null>
  /** Resolves when the key is durable. */
  keepTeamKey(planId: string, key: Uint8Array): Promise<void>
}
