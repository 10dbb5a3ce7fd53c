import { expose } from 'comlink'
import type { PlanApi } from '../../shared/ipc/plan-api.ts'
import { createIdSource } from '../../shared/plan/ids.ts'
import { portPipe } from '../../shared/replica/port-pipe.ts'
import { systemClock, systemRandom } from '../database/system.ts'
import { createApprovalsApi } from './api/approvals-api.ts'
import { callable } from './api/callable.ts'
import { documentPort } from './api/document-port.ts'
import { createListsApi } from './api/lists-api.ts'
import { createPlansApi } from './api/plans-api.ts'
import { createPostsApi } from './api/posts-api.ts'
import { createQueriesApi } from './api/queries-api.ts'
import { guardImports, guardLibrary, guardLists, guardPosts } from './api/read-only.ts'
import { createSaving } from './api/saving.ts'
import { createAssetsApi } from './assets/create-assets-api.ts'
import { Backups } from './backup/backups.ts'
import { createBundlesApi } from './bundle/create-bundles-api.ts'
import type { WorkerContext } from './context.ts'
import { createExportApi } from './export/create-export-api.ts'
import { createImportApi } from './import/create-import-api.ts'
import { createLibraryApi } from './library/create-library-api.ts'
import { startMediaReader } from './library/media-worker.ts'
import { createTeamPart } from './network/team-part.ts'
import { Plans } from './plan/plan-keeper.ts'
import { lockPlan } from './plan/plan-lock.ts'

/** The plan worker: this computer's replica, and everything that the window asks of it. */
const surroundings = {
  clock: systemClock,
  random: systemRandom,
  newId: createIdSource(systemClock, systemRandom),
}
const backups = new Backups(systemClock)
const beforeOpening = (planId: string) => backups.beforeOpening(planId)
const plans = new Plans({ ...surroundings, beforeOpening }, (id) => lockPlan(id, navigator.locks))
backups.follow(plans)
const context: WorkerContext = { ...surroundings, plans }
const working = () => plans.working()
const settled = () => plans.settled()
const team = createTeamPart(context)

const api: PlanApi = {
  plans: createPlansApi(context, plans),
  posts: guardPosts(createPostsApi(context, working), team.mayWrite),
  approvals: createApprovalsApi({ clock: context.clock, working, sign: team.sign }),
  lists: guardLists(createListsApi(context, working, settled), team.mayWrite),
  queries: createQueriesApi(settled),
  imports: guardImports(createImportApi(context), team.mayWrite),
  assets: createAssetsApi(working, settled),
  library: guardLibrary(
    createLibraryApi(context, working, settled, () => startMediaReader(systemClock)),
    team.mayWrite,
  ),
  backups: backups.api(surroundings, plans),
  team: {
    ...team.api,
    watch: async (onState) => callable(await team.api.watch(onState)),
    watchPresence: async (onPresence) => callable(await team.api.watchPresence(onPresence)),
  },
  bundles: createBundlesApi(team.bundles, systemClock.now, () => plans.registry.list()),
  exports: createExportApi(systemClock, settled),
  openDocument: async (id, port) => {
    working().replica.connect(portPipe(documentPort(port)), { scope: id, isOwn: true })
  },
  attachNetwork: async (port) => team.attach(port),
  ...createSaving(systemClock, plans),
}

// A worker keeps a rejected promise to itself; the page must hear of it.
self.addEventListener('unhandledrejection', (event) => reportError(event.reason))

expose(api)
