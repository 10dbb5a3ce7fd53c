import type { Writing } from './committer.ts'
import type { DocId } from './store.ts'

/** Saving on this device: how writing fares, and what the disk did not give back as it was written. */
export interface Saving extends Writing {
  /** Documents that came back from the disk damaged, until a peer has sent what they lack [ST10]. */
  readonly damaged: readonly DocId[]
}
