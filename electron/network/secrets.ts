/** What the shell keeps for the network: this device's identity and the keys of its teams. */
export interface Secrets {
  /** 32 random bytes, made once per device: its Ed25519 key pair comes from them. */
  readonly deviceSeed: Uint8Array
  /** Set when they are kept without a system keyring, in words for people. */
  readonly warning: string | null
  /** The 32-byte keys of the plan's team, the one kept last first; none if this device has no part in it. */
  teamKeys(planId: string): Promise<readonly Uint8Array[]>
  /** Keeps a key beside the earlier ones; resolves when it is durable. */
  keepTeamKey(planId: string, key: Uint8Array): Promise<void>
}
