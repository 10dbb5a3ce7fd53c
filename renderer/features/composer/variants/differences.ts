import { diffArrays } from 'diff'

/** A stretch of two compared texts: in both, only in the one before, or only in the one after. */
export interface Difference {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Comparing must not hold the window up: milliseconds. */
const patience = 30

// Word by word in any language, with what stands between the words as words of its own.
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** What leads from one text to the other, word by word; null if they differ too much to be compared in good time. */
export function differences(before: string, after: string): readonly Difference[] | null {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { timeout: patience })
  if (changes === undefined) return null
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
