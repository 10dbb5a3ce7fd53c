import type { BlobExchange } from './blobs/blob-exchange.ts'
import type { Clock } from './clock.ts'
import type { DocView } from './doc-view.ts'
import type { LoadedDoc } from './documents.ts'
import type { PresenceKey } from './presence.ts'
import type { FingerprintSet } from './reconcile/fingerprint-set.ts'
import type { Session } from './session.ts'
import type { DocId, Fingerprint } from './store.ts'
import type { SyncState } from './sync-state.ts'

/** How one session differs from another. */
export interface SessionOptions {
  /** Only this document and its presence; both sides must name the same. Left out: the whole plan. */
  readonly scope?: DocId
  /** The other device, as it proved itself to be: who holds which blob is told under this name. */
  readonly device?: string
  /** True for a window of this device: what it writes was written here (`Replica.wroteHere`). */
  readonly isOwn?: boolean
  /** Whether the peer may change the plan; what it sends otherwise is refused. Left out: it may [RO1]. */
  mayWrite?(): boolean
  /** Whether this side may change the plan; its changes are held back otherwise. Left out: it may [RO2]. */
  maySend?(): boolean
  /** Told once, when the first change of the peer was refused. */
  onRefused?(): void
  /** Told once, when this side ends the session for what the peer did. The reason is for people. */
  onCutOff?(reason: string): void
  /** Told once, when the session ends because the peer speaks another version of the protocol: this one. */
  onOtherVersion?(version: number): void
  /** Told of each change of what may be said about the peer; `heardAt` alone is no change. */
  onState?(state: SyncState): void
  /** Told once, when the session has ended, whoever ended it. The reason is for people. */
  onClosed?(reason: string): void
}

/** What became of an update from a peer. */
export type Applied =
  | { readonly kind: 'malformed' }
  /** Yjs cannot fit it to what is here: the document is as it was before. */
  | { readonly kind: 'unfit' }
  /** `missing`: it builds on changes that are not here yet; `vector` says (as text) what is here. */
  | { readonly kind: 'applied'; readonly missing: boolean; readonly vector: string }

/** The part of a replica that its sessions see. */
export interface SessionHost {
  readonly clock: Clock
  readonly planTag: string
  readonly replicaTag: string
  /** Null where a replica keeps no blobs. */
  readonly blobs: BlobExchange | null
  ready(): Promise<void>
  nonce(): string
  /** The set of all documents, up to date. */
  documents(): FingerprintSet
  /** The fingerprint of the plan, or of one document in it. */
  root(scope: DocId | null): Fingerprint
  /** What can be told of the document, if it is in memory or its log is. */
  view(id: DocId): DocView | null
  acquire(id: DocId): Promise<LoadedDoc>
  release(loaded: LoadedDoc): void
  /** Documents that will be acquired soon, one after the other: their logs are read together. Resolves when they are in memory. */
  warm(ids: readonly DocId[]): Promise<void>
  /** At once, if the document is in memory. */
  apply(id: DocId, update: Uint8Array, from: Session): Applied | Promise<Applied>
  durable(): Promise<void>
  /** Null if little waits to be written; else resolves when so little does that more may be taken in. */
  roomToWrite(): Promise<void> | null
  /** A session found both sides equal, in all documents or in one. */
  inStep(scope: DocId | null): void
  applyPresence(key: PresenceKey, states: Uint8Array, from: Session): boolean
  allPresence(): Iterable<{ readonly key: PresenceKey; readonly states: Uint8Array }>
  ended(session: Session): void
}
