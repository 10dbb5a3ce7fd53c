import type { NewPlan, PlanEntry, PlansApi } from '../../../shared/ipc/plan-api.ts'
import { hues } from '../../../shared/plan/lists.ts'
import { saveEntry, savePlan } from '../../../shared/plan/lists-document.ts'
import type { WorkerContext } from '../context.ts'
import { fetchSample, importSample } from '../import/import-sample.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import type { Plans } from '../plan/plan-keeper.ts'

const sampleName = 'Sample plan'
const sampleMember = 'You'

/** The plans on this computer. */
export function createPlansApi(context: Pick<WorkerContext, 'clock' | 'newId'>, plans: Plans): PlansApi {
  async function start(plan: NewPlan, sample: boolean): Promise<WorkingPlan> {
    const member = context.newId()
    const working = await plans.add({ id: context.newId(), name: plan.name, member, sample })
    await working.lists.change((doc) => {
      savePlan(doc, { name: plan.name, zone: plan.zone })
      saveEntry(doc, 'members', { id: member, name: plan.memberName, hue: hues[5] })
    })
    return working
  }

  async function startSample(zone: string): Promise<PlanEntry> {
    const known = (await plans.registry.list()).find(({ sample }) => sample)
    if (known !== undefined) return (await plans.open(known.id)).entry
    const file = await fetchSample()
    const plan = await start({ name: sampleName, memberName: sampleMember, zone }, true)
    const result = await importSample(context, plan, file, zone)
    if (result.kind === 'done') return plan.entry
    await remove(plan.entry.id)
    throw new Error(result.kind === 'failed' ? result.reason : 'The sample plan was not made.')
  }

  async function remove(id: string): Promise<void> {
    await plans.close(id)
    await plans.registry.remove(id)
  }

  return {
    list: () => plans.registry.list(),
    start: async (plan) => (await start(plan, false)).entry,
    startSample,
    open: async (id) => (await plans.open(id)).entry,
    remove,
  }
}
