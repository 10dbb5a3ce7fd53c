import { useEffect, useState } from 'react'

/**
 * False while a component is drawn for the first time, true from the next task on. What waits for it is mounted by
 * itself: a whole plan at once would keep the window busy for too long.
 */
export function useNextTask(): boolean {
  const [reached, setReached] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReached(true), 0)
    return () => clearTimeout(timer)
  }, [])
  return reached
}
