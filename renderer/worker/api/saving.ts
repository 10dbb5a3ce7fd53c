import type { PlanApi, SaveState } from '../../../shared/ipc/plan-api.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { callable } from './callable.ts'

const noPlan: SaveState = { pending: 0, savedAt: null, trouble: null, damaged: [] }

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
      const replica = plans.current()?.replica
      return replica === undefined ? noPlan : attempted(replica)
    },
  }
}

/** The state of saving once everything is durable, or an attempt at it has failed. */
function attempted(replica: Replica): Promise<SaveState> {
  return new Promise((resolve) => {
    let isNews = false
    const end = replica.watchSaving((state) => {
      // What stood in the way before may be gone.
      if (!isNews || state.trouble === null) return
      end()
      resolve(state)
    })
    isNews = true
    void replica.flush('strict').then(() => {
      end()
      resolve(replica.saving)
    })
  })
}
