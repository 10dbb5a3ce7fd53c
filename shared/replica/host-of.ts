import { toHexString } from 'lib0/buffer'
import type { Committer } from './committer.ts'
import type { DamagedDocs } from './damaged-docs.ts'
import type { Directory } from './directory.ts'
import type { Documents, LoadedDoc } from './documents.ts'
import type { Incoming } from './incoming.ts'
import { tagOf } from './plan-tag.ts'
import type { Presence } from './presence.ts'
import type { ReplicaOptions } from './replica.ts'
import type { Session } from './session.ts'
import type { SessionHost } from './session-host.ts'
import type { DocId } from './store.ts'

/** The parts of a replica that its sessions reach, each through one call. */
interface HostParts {
  readonly options: ReplicaOptions
  readonly directory: Directory
  readonly documents: Documents
  readonly committer: Committer
  readonly incoming: Incoming
  readonly presence: Presence
  readonly damaged: DamagedDocs
  acquire(id: DocId): Promise<LoadedDoc>
  /** True if the document may be here, in memory or in the store. */
  mayHold(id: DocId): boolean
  ended(session: Session): void
}

/** What the sessions of a replica see of it. */
export function hostOf(parts: HostParts): SessionHost {
  const { options, directory, documents, committer, incoming, presence, damaged } = parts
  const { clock, planId, replicaId, random, blobs } = options
  return {
    clock,
    blobs: blobs ?? null,
    planTag: tagOf(planId),
    replicaTag: tagOf(replicaId),
    nonce: () => toHexString(random(4)),
    ready: () => directory.ready(),
    documents: () => directory.fresh(),
    root: (scope) => directory.root(scope),
    view: (id) => documents.view(id),
    acquire: (id) => parts.acquire(id),
    release: (loaded) => documents.release(loaded),
    warm: (ids) => documents.warm(ids.filter((id) => parts.mayHold(id))),
    inStep(scope) {
      documents.rest()
      damaged.inStep(scope)
    },
    apply: (id, update, from) => incoming.fromPeer(id, update, from),
    durable: () => committer.durable(),
    roomToWrite: () => committer.room(),
    applyPresence: (key, states, from) => presence.apply(key, states, from),
    allPresence: () => presence.everything(),
    ended: (session) => parts.ended(session),
  }
}
