import type { Platform } from '../plan/lists.ts'
import { countText, forEachUnit, type TextSettings, textLimit } from './count-text.ts'
import { graphemes } from './counting/characters.ts'
import type { Stretch } from './emoji.ts'

/** One post of a thread: a stretch of the text, and what is posted, with its number. */
export interface ThreadPart extends Stretch {
  readonly text: string
  readonly count: number
}

/**
 * A text as a thread. `one`: it fits into one post, unnumbered. `parts`: it takes several. `impossible`: some character
 * is longer than a post with its number may be.
 */
export type Thread =
  | { readonly kind: 'one' }
  | { readonly kind: 'parts'; readonly parts: readonly ThreadPart[] }
  | { readonly kind: 'impossible' }

/**
 * Cuts a text into numbered posts that the platform takes. No character is lost: without the parts' stretches only
 * white space is left of the text, at its ends and between two parts. Each part fits, its number included, in the
 * platform's own counting.
 */
export function splitThread(platform: Platform, text: string, settings: TextSettings = {}): Thread {
  if (fits(platform, text, settings)) return { kind: 'one' }
  for (let digits = 1; digits <= 5; digits += 1) {
    const cuts = cutAll(platform, text, settings, numbering('9'.repeat(digits), '9'.repeat(digits)))
    if (cuts === null) return { kind: 'impossible' }
    if (String(cuts.length).length <= digits) return { kind: 'parts', parts: numbered(platform, text, settings, cuts) }
  }
  return { kind: 'impossible' }
}

const numbering = (number: number | string, of: number | string) => ` (${number}/${of})`

function numbered(
  platform: Platform,
  text: string,
  settings: TextSettings,
  cuts: readonly Stretch[],
): readonly ThreadPart[] {
  return cuts.map(({ from, to }, index) => {
    const posted = text.slice(from, to) + numbering(index + 1, cuts.length)
    return { from, to, text: posted, count: countText(platform, posted, settings).count }
  })
}

function fits(platform: Platform, text: string, settings: TextSettings): boolean {
  const { faults } = countText(platform, text, settings)
  return !faults.includes('too-long') && !faults.includes('too-many-bytes')
}

/** Where each part begins and ends; null if one cannot be made to fit with its number. */
function cutAll(platform: Platform, text: string, settings: TextSettings, number: string): Stretch[] | null {
  const cuts: Stretch[] = []
  const end = text.trimEnd().length
  let from = skipSpace(text, 0)
  while (from < end) {
    const to = partEnd(platform, text.slice(0, end), from, settings, number)
    if (to === null) return null
    cuts.push({ from, to })
    from = skipSpace(text, to)
  }
  return cuts
}

const notSpace = /\S/g

function skipSpace(text: string, at: number): number {
  notSpace.lastIndex = at
  return notSpace.test(text) ? notSpace.lastIndex - 1 : text.length
}

function partEnd(
  platform: Platform,
  text: string,
  from: number,
  settings: TextSettings,
  number: string,
): number | null {
  const last = furthestEnd(platform, text, from, settings, number)
  for (const to of endsWithin(platform, text, from, last)) {
    if (fits(platform, text.slice(from, to) + number, settings)) return to
  }
  return null
}

/** No part ends behind this place: beyond it the text alone is over the limit. Looks no further than it must. */
function furthestEnd(platform: Platform, text: string, from: number, settings: TextSettings, number: string): number {
  const limit = (textLimit(platform, settings) ?? 0) - number.length
  if (limit <= 0) return from
  for (let length = 512 + 2 * limit; ; length *= 2) {
    const to = Math.min(from + length, text.length)
    const { overFrom } = countText(platform, text.slice(from, to), { ...settings, limit })
    if (overFrom !== null) return from + overFrom
    if (to === text.length) return to
  }
}

// A full stop before a small letter ends an abbreviation rather than a sentence. Chinese and Japanese need no space.
const sentenceEnd = /[.!?…]+["'”’»)\]]*(?=\s+[^\s\p{Ll}])|[。！？]+[」』”’）]*/gu
const lineEnd = /(?<=\S)(?=[^\S\n]*\n)/g
const wordEnd = /(?<=\S)(?=\s)/g
/** How far behind its end a sentence is looked at, to tell that it ends there. */
const beyond = 64

/** The places where a part may end, the best first, none behind `last`. */
function* endsWithin(platform: Platform, text: string, from: number, last: number): Generator<number> {
  if (last === text.length) yield last
  const reach = text.slice(from, last + beyond)
  const third = from + (last - from) / 3
  const places = (ends: RegExp, first: number) =>
    [...reach.matchAll(ends)]
      .map((match) => from + match.index + match[0].length)
      .filter((at) => at > first && at <= last)
      .reverse()
  yield* places(sentenceEnd, third)
  yield* places(lineEnd, third)
  yield* places(wordEnd, from)
  yield* characterEnds(platform, reach)
    .map((at) => from + at)
    .filter((at) => at <= last)
}

/** Between two characters, last first: where a link or an emoji is not cut either, then wherever the platform counts. */
function characterEnds(platform: Platform, text: string): number[] {
  const units: number[] = []
  forEachUnit(platform, text, (to) => units.push(to))
  const seen = new Set<number>()
  graphemes(text, (to) => seen.add(to))
  return [...units.filter((to) => seen.has(to)).reverse(), ...units.reverse()]
}
