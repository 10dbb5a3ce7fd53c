import { useEffect, useState } from 'react'

/** What tells that somebody is at it. */
interface Attending {
  onPointerEnter(): void
  onPointerLeave(): void
  onFocus(): void
  onBlur(): void
}

/**
 * Calls `leave` so many milliseconds after `subject` came, unless the pointer or the keyboard is at it: then anew when
 * that is over. Null stands for nothing. The result goes onto the element.
 */
export function useLeaving(subject: unknown, ms: number, leave: () => void): Attending {
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  useEffect(() => {
    if (subject === null || pointed || focused) return
    const timer = setTimeout(leave, ms)
    return () => clearTimeout(timer)
  }, [subject, ms, leave, pointed, focused])
  // What is gone can neither be left by the pointer nor by the keyboard.
  useEffect(() => {
    if (subject !== null) return
    setPointed(false)
    setFocused(false)
  }, [subject])
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  }
}
