import { type RefObject, useLayoutEffect, useState } from 'react'

const weekdays = 28
const leastHeight = 88
const head = 34
const line = 26

/** How many lines of posts fit into a day of a month of so many weeks, kept true as the window changes. */
export function useLines(grid: RefObject<HTMLElement | null>, weeks: number): number {
  const [height, setHeight] = useState(700)
  useLayoutEffect(() => {
    const element = grid.current
    if (element === null) return
    const measure = () => setHeight(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [grid])
  return Math.max(1, Math.floor((Math.max(leastHeight, (height - weekdays) / weeks) - head) / line))
}
