import type * as Y from 'yjs'

/** A document's id: a UUIDv7 in its canonical lower-case text form, so that ids sort by creation time. */
export type DocId = string

/** SHA-256 over a document's canonical state vector and merged delete ranges, first 16 bytes, lower-case hex. */
export type Fingerprint = string

/** One durable change of one document. */
export interface DocChange {
  readonly id: DocId
  /** Yjs v1 update that holds everything since the last commit of this document. */
  readonly update: Uint8Array
  /** The document with the update applied, for projections; the store must not keep or change it. */
  readonly doc: Y.Doc
  /** The document's fingerprint with the update applied. */
  readonly fingerprint: Fingerprint
  /** The Yjs clients under which this device has written in the document since it came into memory; left out if none. */
  readonly own?: readonly number[]
}

/** How hard the store must try before it reports a commit as done: `strict` survives power loss. */
export type Durability = 'relaxed' | 'strict'

/**
 * Where a replica keeps its documents. Every implementation passes the contract suite (`test/contract/store.ts`).
 * All methods may run concurrently; a commit is atomic: all of its changes are kept or none.
 */
export interface Store {
  /** Every document with its fingerprint, in no order. Called once, when a replica starts to sync. */
  directory(): Promise<ReadonlyMap<DocId, Fingerprint>>
  /** The document's snapshot and log as Yjs v1 updates to apply in order; empty if the store has no such document. */
  load(id: DocId): Promise<readonly Uint8Array[]>
  /**
   * Appends to the log and rewrites the projected rows, in one transaction. Resolves when durable. A strict commit makes
   * all commits before it as durable as itself, also if it has no changes [ST9].
   */
  commit(changes: readonly DocChange[], durability: Durability): Promise<void>
  /** The Yjs clients that commits of these documents named as own; left out where nobody asks [UN3]. */
  ownClients?(ids: readonly DocId[]): Promise<readonly number[]>
  /** Replaces a document's snapshot and log by one snapshot, losing nothing that was committed meanwhile. */
  compact(id: DocId): Promise<void>
}
