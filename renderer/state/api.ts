import type { PlanApi } from '../../shared/ipc/plan-api.ts'

let remote: PlanApi | null = null

/** Called once at start, with the worker's end of Comlink: every method of the contract is asynchronous, so it has the same type. */
export function provideApi(api: PlanApi): void {
  remote = api
}

/** The plan worker. Callbacks go through Comlink's `proxy`. Calling this before `provideApi` is a bug. */
export function api(): PlanApi {
  if (remote === null) throw new Error('The plan worker was used before it was started.')
  return remote
}
