import { wrap } from 'comlink'
import type { PlanApi } from '../../shared/ipc/plan-api.ts'
import workerUrl from '../worker/main.ts?worker&url'
import type {} from './trusted-types.ts'

/** Starts the plan worker. The policy lets this one script become a worker and nothing else. */
export function startWorker(): PlanApi {
  const policy = window.trustedTypes?.createPolicy('placard-worker', {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError(`Not the plan worker: ${url}`)
      return url
    },
  })
  const url = policy === undefined ? workerUrl : policy.createScriptURL(workerUrl)
  const worker = new Worker(url, { type: 'module', name: 'plan' })
  // Comlink's type turns the groups of calls (`plans`, `posts`, ...) into promises; its proxy does not.
  const remote: unknown = wrap(worker)
  return remote as PlanApi
}
