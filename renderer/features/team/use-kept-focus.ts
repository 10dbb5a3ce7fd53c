import { type RefObject, useEffect } from 'react'

/** Brings the keyboard to the element when what it was on has gone with this change; it would be lost otherwise. */
export function useKeptFocus(element: RefObject<HTMLElement | null>, change: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change may take away what is focused
  useEffect(() => {
    // A dialog that closes gives the focus back in the next frame, if there is still something to give it to.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const { activeElement } = document
        if (activeElement === null || activeElement === document.body) element.current?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [change])
}
