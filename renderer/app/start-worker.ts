import { wrap } from 'comlink'
import type { PlanApi } from '../../shared/ipc/plan-api.ts'
import workerUrl from '../worker/main.ts?worker&url'

/** Chromium's Trusted Types; absent in TypeScript's DOM library. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

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
  // Comlink wraps every method in a promise; each one of the contract returns one already.
  return wrap<PlanApi>(worker) as PlanApi
}
