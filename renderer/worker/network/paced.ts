import type { Clock } from '../../../shared/replica/clock.ts'

/** So many milliseconds lie between two of what is told. */
const tellEvery = 200

/** Passes on at once what comes after a rest, and of what follows close on it only the newest, a few times a second. */
export function paced<T>(clock: Clock, tell: (value: T) => void): (value: T) => void {
  let newest: { readonly value: T } | null = null
  let isResting = true
  const next = () => {
    isResting = newest === null
    if (newest === null) return
    const { value } = newest
    newest = null
    clock.after(tellEvery, next)
    tell(value)
  }
  return (value) => {
    newest = { value }
    if (isResting) next()
  }
}
