import type { PlanApi, SaveState } from '../../../shared/ipc/plan-api.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { callable } from './callable.ts'

const noPlan: SaveState = { pending: 0, savedAt: null, trouble: null }

/** The state of saving, of whichever plan is open. */
export function createSaving(plans: Plans): Pick<PlanApi, 'watchSaving' | 'flush'> {
  return {
    async watchSaving(onState) {
      let endInner = () => {}
      const end = plans.watch((plan) => {
        endInner()
        endInner = () => {}
        if (plan === null) onState(noPlan)
        else endInner = plan.replica.watchSaving(onState)
      })
      return callable(() => {
        end()
        endInner()
      })
    },
    async flush() {
      await plans.current()?.replica.flush('strict')
    },
  }
}
