import type { ImportApi } from '../../../shared/ipc/import-api.ts'
import type { LibraryApi } from '../../../shared/ipc/library-api.ts'
import type { ListsApi, PostsApi } from '../../../shared/ipc/plan-api.ts'

/** Whether the person may change the open plan now. */
type MayWrite = () => boolean

const refusal = 'You can look at this plan, and not change it.'

/** Writes of posts that answer that nothing was changed while the plan may only be looked at [RO3]. */
export const guardPosts = (posts: PostsApi, mayWrite: MayWrite): PostsApi => ({
  create: async (made) => (mayWrite() ? posts.create(made) : []),
  change: async (ids, patch) => (mayWrite() ? posts.change(ids, patch) : { changes: [] }),
  undo: async (inverse) =>
    mayWrite() ? posts.undo(inverse) : { redo: { changes: [] }, skipped: inverse.changes.length },
})

/** Writes of the team's lists that do nothing while the plan may only be looked at [RO3]. */
export function guardLists(lists: ListsApi, mayWrite: MayWrite): ListsApi {
  const guarded =
    <Given extends readonly unknown[]>(write: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      if (mayWrite()) await write(...given)
    }
  return {
    newId: lists.newId,
    savePlan: guarded(lists.savePlan),
    saveChannel: guarded(lists.saveChannel),
    saveTag: guarded(lists.saveTag),
    saveCampaign: guarded(lists.saveCampaign),
    saveMember: guarded(lists.saveMember),
    saveHashtagGroup: guarded(lists.saveHashtagGroup),
    saveSnippet: guarded(lists.saveSnippet),
    saveWord: guarded(lists.saveWord),
    remove: guarded(lists.remove),
    watch: lists.watch,
  }
}

/** Imports that fail, with the reason in words, while the plan may only be looked at [RO3]. */
export const guardImports = (imports: ImportApi, mayWrite: MayWrite): ImportApi => ({
  ...imports,
  run: async (file, options, onProgress) =>
    mayWrite() ? imports.run(file, options, onProgress) : { kind: 'failed', reason: refusal },
  undo: async (importId) => (mayWrite() ? imports.undo(importId) : 0),
  redo: async (importId) => (mayWrite() ? imports.redo(importId) : 0),
})

/** A Library that takes nothing in while the plan may only be looked at [RO3]. */
export const guardLibrary = (library: LibraryApi, mayWrite: MayWrite): LibraryApi => ({
  ...library,
  hand: async (files) => {
    if (mayWrite()) await library.hand(files)
  },
  add: async (folder, onProgress) =>
    mayWrite()
      ? library.add(folder, onProgress)
      : { added: [], known: [], refused: [], cancelled: false, trouble: refusal },
  change: async (ids, patch) => (mayWrite() ? library.change(ids, patch) : { changes: [] }),
  undo: async (inverse) =>
    mayWrite() ? library.undo(inverse) : { redo: { changes: [] }, skipped: inverse.changes.length },
  keepPosters: async (id, thumbnail, tile) => {
    if (mayWrite()) await library.keepPosters(id, thumbnail, tile)
  },
})
