/** Counts how often values occur; beyond a thousand different ones new values are not counted, so that it stays small. */
export interface Tally<T> {
  add(value: T | null): void
  /** The most frequent values, most frequent first. */
  top(count: number): readonly T[]
}

const maxValues = 1000

/** A tally that has counted nothing yet. */
export function createTally<T>(): Tally<T> {
  const counts = new Map<T, number>()
  return {
    add(value) {
      if (value === null) return
      const count = counts.get(value)
      if (count !== undefined || counts.size < maxValues) counts.set(value, (count ?? 0) + 1)
    },
    top: (count) =>
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, count)
        .map(([value]) => value),
  }
}
