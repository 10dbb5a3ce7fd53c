import { type ReactNode, useEffect, useState } from 'react'

interface InTurnProps {
  /** How many tasks later than what stands around it: 1 for the next. */
  readonly turn?: number
  /** Stands in their place until then and keeps their room, so that nothing jumps. */
  readonly meanwhile?: ReactNode
  readonly children: ReactNode
}

/**
 * Mounts its children by themselves, in a task after the one that draws what stands around them. A whole screen at once
 * would keep the window busy for too long: its frame comes first, then what is looked at first, then the rest.
 */
export function InTurn({ turn = 1, meanwhile = null, children }: InTurnProps) {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    if (passed >= turn) return
    const timer = setTimeout(() => setPassed(passed + 1), 0)
    return () => clearTimeout(timer)
  }, [passed, turn])
  return passed >= turn ? children : meanwhile
}
