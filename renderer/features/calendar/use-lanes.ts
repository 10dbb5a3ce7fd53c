import { type RefObject, useLayoutEffect, useState } from 'react'
import { lanesIn } from './week-scale.ts'

const days = 7
const hours = 56

/** How many posts may stand side by side in a day of the week, kept true as the window changes. */
export function useLanes(week: RefObject<HTMLElement | null>): number {
  const [lanes, setLanes] = useState(2)
  useLayoutEffect(() => {
    const element = week.current
    if (element === null) return
    const measure = () => setLanes(lanesIn((element.clientWidth - hours) / days))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [week])
  return lanes
}
