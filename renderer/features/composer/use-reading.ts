import { useRef, useSyncExternalStore } from 'react'
import type { PostEditing } from './post-editing.ts'

/** A part of the open post as it is now; renders again only when it says something else, whoever changed it. */
export function useReading<T>(editing: PostEditing, read: () => T): T {
  const last = useRef<{ readonly form: string; readonly value: T } | null>(null)
  return useSyncExternalStore(editing.subscribe, () => {
    const value = read()
    const form = JSON.stringify(value)
    if (last.current?.form !== form) last.current = { form, value }
    return last.current.value
  })
}
