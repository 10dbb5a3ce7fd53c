import { useEffect, useState } from 'react'

const halfMinute = 30_000

/** The present in UTC milliseconds, fresh enough for "3 min ago". */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), halfMinute)
    return () => clearInterval(timer)
  }, [])
  return now
}
