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
  await Promise.all([...unsettled].map((handover) => handover.until(isSettled)))
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
  const held = await replica.open(post)
  held.presence.setLocalState({})
  const handover = new Handover()
  unsettled.add(handover)
  const session = replica.connect(portPipe(port1), { scope: post, onState: (state) => handover.tell(state) })
  // The worker sends all that it has of a document as one update.
  held.doc.on('update', () => handover.filled(session.state))
  await api().openDocument(post, transfer(port2, [port2]))
  await handover.until((saving) => saving !== 'opening')
  return {
    doc: held.doc,
    awareness: held.presence,
    saving: () => (handover.saving === 'opening' ? 'saved' : handover.saving),
    onSaving: (listener) => handover.watch(listener),
    close() {
      held.presence.setLocalState(null)
      void handover.until(isSettled).then(() => {
        unsettled.delete(handover)
        session.close('The post was closed.')
        held.release()
        return replica.close()
      })
    },
  }
}

const isSettled = (saving: HandoverState) => saving !== 'saving'

type HandoverState = DocumentSaving | 'opening'

/** Follows what the worker has confirmed of one document. */
class Handover {
  saving: HandoverState = 'opening'
  readonly #watchers = new Set<() => void>()

  /** Until something came or both sides were found equal, nothing can be said but that the document is being opened. */
  tell({ phase, unconfirmed }: SyncState): void {
    if (phase === 'closed') this.#set('lost')
    else if (this.saving !== 'opening') this.#set(unconfirmed > 0 ? 'saving' : 'saved')
    else if (phase === 'live') this.#set('saved')
  }

  /** The document has changed: by the first update from the worker, or by someone's typing. */
  filled(state: SyncState): void {
    if (this.saving === 'opening') this.#set('saved')
    this.tell(state)
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  #set(saving: HandoverState): void {
    if (saving === this.saving) return
    this.saving = saving
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** Resolves as soon as the condition holds. */
  until(condition: (saving: HandoverState) => boolean): Promise<void> {
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
