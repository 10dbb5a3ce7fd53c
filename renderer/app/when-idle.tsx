import { type ReactNode, useEffect, useState } from 'react'

/** Milliseconds after which even a busy window goes on. */
const patience = 500

/** Mounts its children when the window has nothing else to do: what is there for later must not keep people from now. */
export function WhenIdle({ children }: { readonly children: ReactNode }) {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const waiting = requestIdleCallback(() => setIdle(true), { timeout: patience })
    return () => cancelIdleCallback(waiting)
  }, [])
  return isIdle && children
}
