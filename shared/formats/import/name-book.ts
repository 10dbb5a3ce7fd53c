import { type Hue, hues } from '../../plan/lists.ts'
import { hashtagKey } from '../hashtags.ts'

/** Finds the entries of a list by what a file calls them, and makes those that are missing. */
export interface NameBook<T> {
  /** The entry's id, made if the list lacks the name. */
  idOf(name: string): string
  /** The id of an entry that is there; null if there is none. */
  known(name: string): string | null
  /** What was made, in order. */
  readonly made: readonly T[]
}

/** Case and forms of the same letter make no difference. New entries take the hues in turn. */
export function createNameBook<T extends { readonly id: string }>(
  entries: readonly T[],
  nameOf: (entry: T) => string,
  make: (name: string, hue: Hue) => T,
): NameBook<T> {
  const ids = new Map(entries.map((entry) => [hashtagKey(nameOf(entry)), entry.id]))
  const made: T[] = []
  const known = (name: string) => ids.get(hashtagKey(name)) ?? null
  return {
    made,
    known,
    idOf(name) {
      const id = known(name)
      if (id !== null) return id
      const entry = make(name, hues[(entries.length + made.length) % hues.length] ?? 'blue')
      made.push(entry)
      ids.set(hashtagKey(name), entry.id)
      return entry.id
    },
  }
}
