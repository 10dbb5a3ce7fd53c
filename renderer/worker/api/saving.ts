import type { PlanApi, SaveState } from '../../../shared/ipc/plan-api.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { callable } from './callable.ts'

const noPlan: SaveState = { pending: 0, savedAt: null, trouble: null }

/** The state of saving, of whichever plan is open. */
export function createSaving(clock: Clock, plans: Plans): Pick<PlanApi, 'watchSaving' | 'flush'> {
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
      // What an open document's port has just brought is taken in first.
      await new Promise<void>((resolve) => {
        clock.after(0, resolve)
      })
      await plans.current()?.replica.flush('strict')
    },
  }
}
