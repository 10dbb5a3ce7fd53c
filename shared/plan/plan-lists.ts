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

/**
 * The open plan's lists, read from the lists document that is held open as long as the plan. When the replica puts it
 * together anew, because somebody spoilt it, the new one is followed.
 */
export async function openLists(replica: Replica): Promise<PlanLists & { close(): void }> {
  let handle = await replica.open(listsDocId)
  let isOpen = true
  const watchers = new Set<(lists: Lists) => void>()
  let lists = readLists(handle.doc)
  const reread = () => {
    lists = readLists(handle.doc)
    for (const tell of watchers) tell(lists)
  }
  const leave = () => {
    handle.doc.off('update', reread)
    handle.doc.off('destroy', followAgain)
    handle.release()
  }
  const follow = () => {
    handle.doc.on('update', reread)
    handle.doc.on('destroy', followAgain)
  }
  const followAgain = () => {
    leave()
    void replica.open(listsDocId).then((fresh) => {
      handle = fresh
      if (!isOpen) return handle.release()
      follow()
      reread()
    })
  }
  follow()
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
      isOpen = false
      leave()
    },
  }
}
