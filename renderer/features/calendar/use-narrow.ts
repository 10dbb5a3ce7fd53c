import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Below this width, in pixels, the days need all the room: beside an open post in a small window. */
const enough = 800

/** True while an element is too narrow for more than the days themselves. */
export function useNarrow(ref: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => setNarrow(element.clientWidth < enough)
    measure()
    // At once: drawn once with what has no room, everything would jump.
    const observer = new ResizeObserver(() => flushSync(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return narrow
}
