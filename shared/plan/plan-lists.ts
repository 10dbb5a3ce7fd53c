import type * as Y from 'yjs'
import type { Replica } from '../replica/replica.ts'
import { type Lists, listsDocId } from './lists.ts'
import { readLists } from './lists-document.ts'

/** The team's lists of the open plan. */
export interface PlanLists {
  /** The lists as they are now. */
  current(): Lists
  /** Changes the lists document by the functions of `lists-document.ts`. Resolves when durable. */
  change(edit: (doc: Y.Doc) => void): Promise<void>
  /** Called at once and after each change. */
  watch(onLists: (lists: Lists) => void): () => void
}

/** The open plan's lists, read from the lists document that is held open as long as the plan. */
export async function openLists(replica: Replica): Promise<PlanLists & { close(): void }> {
  const handle = await replica.open(listsDocId)
  const watchers = new Set<(lists: Lists) => void>()
  let lists = readLists(handle.doc)
  const reread = () => {
    lists = readLists(handle.doc)
    for (const tell of watchers) tell(lists)
  }
  handle.doc.on('update', reread)
  return {
    current: () => lists,
    change: (edit: (doc: Y.Doc) => void) => replica.change(listsDocId, edit, 'strict'),
    watch(onLists) {
      watchers.add(onLists)
      onLists(lists)
      return () => watchers.delete(onLists)
    },
    close() {
      watchers.clear()
      handle.doc.off('update', reread)
      handle.release()
    },
  }
}
