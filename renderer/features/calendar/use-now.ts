import { useEffect, useState } from 'react'

/** The present (UTC ms), renewed every half minute: for the now-line and for what today is. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
