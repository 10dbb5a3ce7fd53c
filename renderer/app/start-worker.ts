import { wrap } from 'comlink'
import type { PlanApi } from '../../shared/ipc/plan-api.ts'
import type { SpellingApi } from '../../shared/ipc/spelling-api.ts'
import spellingUrl from '../spelling/main.ts?worker&url'
import type { StartedSpelling } from '../state/spelling.ts'
import workerUrl from '../worker/main.ts?worker&url'
import type {} from './trusted-types.ts'

/** The policy lets these two scripts become workers and nothing else. */
const policy = window.trustedTypes?.createPolicy('placard-worker', {
  createScriptURL: (url) => {
    if (url !== workerUrl && url !== spellingUrl) throw new TypeError(`Not a worker of Placard’s: ${url}`)
    return url
  },
})

const start = (url: string, name: string) =>
  new Worker(policy === undefined ? url : policy.createScriptURL(url), { type: 'module', name })

/** Starts the plan worker. */
export function startWorker(): PlanApi {
  // Comlink's type turns the groups of calls (`plans`, `posts`, ...) into promises; its proxy does not.
  const remote: unknown = wrap(start(workerUrl, 'plan'))
  return remote as PlanApi
}

/** Starts a spelling worker, to be ended when no text needs it. */
export function startSpelling(): StartedSpelling {
  const worker = start(spellingUrl, 'spelling')
  return { api: wrap<SpellingApi>(worker), end: () => worker.terminate() }
}
