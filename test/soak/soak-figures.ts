import type { Store } from '../../shared/replica/store.ts'
import type { ActFigures } from './acts.ts'
import type { MemoryFigures } from './memory.ts'

/** How long and how large. */
export interface SoakOptions {
  readonly seed: number
  readonly replicas: number
  readonly documents: number
  readonly milliseconds: number
  /** Files of media at most; the more, the more often one is added. */
  readonly media: number
  /** The disk of a replica; some may be real ones. */
  disk(index: number): Promise<Store>
  say(line: string): void
}

/**
 * What became of files that went from one to another. `strange`: sealed with a key that the reader did not have, or by
 * somebody who was not in the team for it.
 */
export interface FileFigures {
  applied: number
  damaged: number
  strange: number
}

/** What happened, and what was found at the end. */
export interface SoakFigures {
  readonly seed: number
  /** Members at the end. */
  readonly replicas: number
  readonly documents: number
  readonly seconds: number
  readonly edits: number
  readonly acknowledged: number
  readonly kills: number
  readonly disksLost: number
  readonly partitions: number
  readonly sessions: number
  readonly files: Readonly<FileFigures>
  readonly blobs: number
  readonly bytes: number
  /** What happened to the team; `keys` is how often its key changed. */
  readonly team: ActFigures & { readonly joins: number; readonly keys: number; readonly statements: number }
  /** From the last edit, with everything joined again, until all were equal and knew it. */
  readonly secondsToAgree: number
  readonly digestsEqual: boolean
  /** The same, read back from the disks alone. */
  readonly disksEqual: boolean
  /** True if all members know the same of their team and hold its newest key, and nobody else does. */
  readonly teamsEqual: boolean
  readonly lost: readonly string[]
  readonly blobsMissing: number
  /** Changes of a viewer whose program ignores that it may not write: how often they were refused, and where they are. */
  readonly viewer: { readonly edits: number; readonly refused: number; readonly leaked: readonly string[] }
  /** Devices that were shut out, calls that were turned away, and what was written after that and still got through. */
  readonly outsiders: {
    readonly shutOut: number
    readonly turnedAway: number
    readonly reachedThem: readonly string[]
    readonly takenFromThem: readonly string[]
  }
  readonly memory: MemoryFigures
}
