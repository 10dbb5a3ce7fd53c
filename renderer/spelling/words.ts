import type { Misspelling } from '../../shared/ipc/spelling-api.ts'
import type { SpellingLanguage } from '../../shared/plan/spelling-languages.ts'
import { textMarks } from '../../shared/plan/text-marks.ts'

const longest = 60
// What stands together without a space; what of it is a word is decided after.
const run = /[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_'’\-.@+/\u200c\u200d]*[\p{L}\p{N}\p{M}_])?/gu
const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu
const latin = /^[\p{Script=Latin}\p{M}'’-]+$/u
const greek = /^[\p{Script=Greek}\p{M}'’-]+$/u

/** Addresses and names of files or accounts, whose dots and signs stand between letters; numbers with their units. */
const isName = (text: string) => /\p{L}[.@+/]\p{L}.*|[\p{N}_@+]/u.test(text) && !/^\p{L}+\/\p{L}+$/u.test(text)

/** THE, NGOs, iPhone: abbreviations and names of things are written as their owners like. */
const isAbbreviation = (text: string) => /\p{Lu}\p{Ll}*\p{Lu}|\p{Ll}\p{Lu}/u.test(text)

/** The words of a text that a dictionary of the language can know, in order, as they stand there. */
export function wordsOf(text: string, language: SpellingLanguage): readonly Misspelling[] {
  const script = language === 'el' ? greek : latin
  const marks = textMarks(text)
  const found: Misspelling[] = []
  let next = 0
  for (const { 0: together, index } of text.matchAll(run)) {
    while ((marks[next]?.to ?? Number.POSITIVE_INFINITY) <= index) next++
    const mark = marks[next]
    const isMarked = mark !== undefined && mark.from < index + together.length
    if (isMarked || isName(together)) continue
    for (const { 0: each, index: at } of together.matchAll(word)) {
      if (each.length < 2 || each.length > longest || isAbbreviation(each) || !script.test(each)) continue
      found.push({ from: index + at, to: index + at + each.length, word: each })
    }
  }
  return found
}
