import { transfer } from 'comlink'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { PostId } from '../../shared/plan/post.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { systemClock, systemRandom } from '../database/system.ts'
import { api } from './api.ts'
import { type DocumentSaving, Handover } from './handover.ts'
import { useSession } from './session.ts'

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
      void handover.end().then(() => {
        session.close('The post was closed.')
        held.release()
        return replica.close()
      })
    },
  }
}
