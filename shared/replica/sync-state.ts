/** How far a session has come. `exchanging` means that it is known what differs; `live` that nothing is known to differ. */
export type SyncPhase = 'hello' | 'reconciling' | 'exchanging' | 'live' | 'closed'

/** What may honestly be said about one peer. */
export interface SyncState {
  readonly phase: SyncPhase
  /** Changes that were or will be sent and that the peer has not confirmed as durable. Exact from `exchanging` on. */
  readonly unconfirmed: number
  /** True when both plans were equal at the last comparison and nothing has changed here or come in since. */
  readonly inStep: boolean
  /** Documents with changes that stay here because the peer does not take changes from this side, as far as is known. */
  readonly heldBack: number
  /**
   * True if the peer, which may not change the plan, has all that is here, and changes of its own besides: after a
   * round and with nothing on its way the plans still differed.
   */
  readonly keepsOwn: boolean
  /** When the last frame came; null before the first. */
  readonly heardAt: number | null
}
