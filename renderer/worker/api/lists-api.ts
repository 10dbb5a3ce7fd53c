import type { ListsApi } from '../../../shared/ipc/plan-api.ts'
import { removeEntry, saveEntry, savePlan } from '../../../shared/plan/lists-document.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { callable } from './callable.ts'

/** Reads and writes of the team's lists. `working` gives the open plan, `settled` waits while one is being opened. */
export function createListsApi(
  context: Pick<WorkerContext, 'newId'>,
  working: () => WorkingPlan,
  settled: () => Promise<WorkingPlan>,
): ListsApi {
  const lists = () => working().lists
  return {
    newId: async () => context.newId(),
    savePlan: (plan) => lists().change((doc) => savePlan(doc, plan)),
    saveChannel: (channel) => lists().change((doc) => saveEntry(doc, 'channels', channel)),
    saveTag: (tag) => lists().change((doc) => saveEntry(doc, 'tags', tag)),
    saveCampaign: (campaign) => lists().change((doc) => saveEntry(doc, 'campaigns', campaign)),
    saveMember: (member) => lists().change((doc) => saveEntry(doc, 'members', member)),
    saveHashtagGroup: (group) => lists().change((doc) => saveEntry(doc, 'hashtagGroups', group)),
    saveSnippet: (snippet) => lists().change((doc) => saveEntry(doc, 'snippets', snippet)),
    saveWord: (word) => lists().change((doc) => saveEntry(doc, 'words', word)),
    remove: (list, id) => lists().change((doc) => removeEntry(doc, list, id)),
    watch: async (onLists) => callable((await settled()).lists.watch(onLists)),
  }
}
