import { transfer } from 'comlink'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { PostId } from '../../shared/plan/post.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { SyncState } from '../../shared/replica/sync-state.ts'
import { systemClock, systemRandom } from '../database/system.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'

/** What may be said about an open document. `lost`: the worker is gone, and nothing typed since is kept. */
export type DocumentSaving = 'saved' | 'saving' | 'lost'

/** A post's document, open in this window: a small replica joined to the worker's. */
export interface OpenDocument {
  readonly doc: Y.Doc
  /** Who else has it open; the own state is `{}` until its fields are set. */
  readonly awareness: Awareness
  /** `saved` only when the worker has confirmed everything as durable. */
  saving(): DocumentSaving
  /** Called after each change of `saving()`. */
  onSaving(listener: () => void): () => void
  /** Leaves the document. What was typed last is still handed over: nothing is lost by closing. */
  close(): void
}

/** The documents that are open, or closed but not yet wholly handed over. */
const unsettled = new Set<Handover>()

/** Resolves when everything typed in this window is durable: to be awaited before the window closes. */
export async function settleDocuments(): Promise<void> {
  await Promise.all([...unsettled].map((handover) => handover.until((saving) => saving !== 'saving')))
}

/** Opens a document of the open plan. Resolves when all that the worker has of it is here. */
export async function openDocument(post: PostId): Promise<OpenDocument> {
  const planId = useSession.getState().plan?.id
  if (planId === undefined) throw new Error('A post was opened while no plan was open.')
  const { port1, port2 } = new MessageChannel()
  const replica = new Replica({
    store: new MemoryStore(),
    planId,
    replicaId: 'window',
    clock: systemClock,
    random: systemRandom,
  })
  const handover = new Handover()
  unsettled.add(handover)
  const session = replica.connect(portPipe(port1), { scope: post, onState: (state) => handover.tell(state) })
  await api().openDocument(post, transfer(port2, [port2]))
  const held = await replica.open(post)
  held.presence.setLocalState({})
  await handover.until((saving) => saving !== 'saving')
  return {
    doc: held.doc,
    awareness: held.presence,
    saving: () => handover.saving,
    onSaving: (listener) => handover.watch(listener),
    close() {
      held.presence.setLocalState(null)
      void handover
        .until((saving) => saving !== 'saving')
        .then(() => {
          unsettled.delete(handover)
          session.close('The post was closed.')
          held.release()
          return replica.close()
        })
    },
  }
}

/** Follows what the worker has confirmed of one document. */
class Handover {
  saving: DocumentSaving = 'saving'
  readonly #watchers = new Set<() => void>()

  tell({ phase, unconfirmed }: SyncState): void {
    const next = phase === 'closed' ? 'lost' : phase === 'live' && unconfirmed === 0 ? 'saved' : 'saving'
    if (next === this.saving) return
    this.saving = next
    for (const watcher of [...this.#watchers]) watcher()
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Resolves as soon as the condition holds. */
  until(condition: (saving: DocumentSaving) => boolean): Promise<void> {
    if (condition(this.saving)) return Promise.resolve()
    return new Promise((resolve) => {
      const end = this.watch(() => {
        if (!condition(this.saving)) return
        end()
        resolve()
      })
    })
  }
}
