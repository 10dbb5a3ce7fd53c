import { proxy } from 'comlink'
import type { Unwatch } from '../../../shared/ipc/plan-api.ts'

/** A function that the window may call across Comlink. */
export const callable = (end: () => unknown): Unwatch =>
  proxy(() => {
    end()
  })
