import { proxy } from 'comlink'
import { type DependencyList, useEffect, useRef, useState } from 'react'
import type { Unwatch } from '../../shared/ipc/plan-api.ts'

/**
 * Keeps one of the worker's watches going: `useWatch(() => api().queries.watchDays(proxy(setDays)), [])`. It starts anew
 * when the dependencies change, and pauses while the window is hidden.
 */
export function useWatch(subscribe: () => Promise<Unwatch>, dependencies: DependencyList): void {
  const [failure, setFailure] = useState<unknown>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller lists what its subscription depends on.
  useEffect(() => whileVisible(() => startWatch(subscribe, setFailure)), dependencies)
  if (failure !== null) throw failure
}

/**
 * The newest answer of one of the worker's watches, or `initial` until the first comes:
 * `useAnswer((tell) => api().queries.watchDays(tell), [plan], [])`. The last answer stays until the next one comes.
 */
export function useAnswer<T>(
  subscribe: (tell: (answer: T) => void) => Promise<Unwatch>,
  dependencies: DependencyList,
  initial: T,
): T {
  const [answer, setAnswer] = useState(initial)
  const newest = useRef(0)
  useWatch(() => {
    const own = ++newest.current
    // An answer to an earlier question may still be on its way.
    const tell = (next: T) => {
      if (own === newest.current) setAnswer(() => next)
    }
    return subscribe(proxy(tell))
  }, dependencies)
  return answer
}

/** Starts a watch and returns what ends it, also when the worker has not answered yet. */
function startWatch(subscribe: () => Promise<Unwatch>, fail: (error: unknown) => void): () => void {
  let wanted = true
  const started = subscribe()
  started.catch((error: unknown) => {
    if (wanted) fail(error)
  })
  return () => {
    wanted = false
    // A watch that never started needs no end.
    void started.then((unwatch) => unwatch()).catch(() => undefined)
  }
}

function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | null = null
  const follow = () => {
    if (document.visibilityState === 'visible') stop ??= start()
    else {
      stop?.()
      stop = null
    }
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    document.removeEventListener('visibilitychange', follow)
    stop?.()
  }
}
