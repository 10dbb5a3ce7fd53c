import type * as Y from 'yjs'
import { type Lists, listsDocId } from '../../../shared/plan/lists.ts'
import { readLists } from '../../../shared/plan/lists-document.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { PlanLists } from '../context.ts'

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
