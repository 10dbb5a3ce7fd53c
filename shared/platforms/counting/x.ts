import { emojiIn } from '../emoji.ts'
import { xLinks } from '../links/link-dialect.ts'
import { scanLinks } from '../links/scan-links.ts'
import type { Counter } from './counter.ts'

/** twitter-text, config/v3.json (https://github.com/twitter/twitter-text, checked 2026-11-24), in whole characters. */
const weights = {
  link: 23,
  emoji: 2,
  other: 2,
  single: [
    [0x0000, 0x10ff],
    [0x2000, 0x200d],
    [0x2010, 0x201f],
    [0x2032, 0x2037],
  ],
} as const

const weightOf = (code: number) =>
  weights.single.some(([first, last]) => code >= first && code <= last) ? 1 : weights.other

/** X: the text in NFC; a link 23, an emoji sequence 2, a character 1 or 2. */
export const weighted: Counter = (text, visit) => {
  const composed = text.normalize('NFC')
  const toOriginal = composed === text ? (at: number) => at : originalPlaces(text)
  const links = new Map(scanLinks(composed, xLinks).map(({ from, to }) => [from, to]))
  const emoji = new Map(emojiIn(composed).map(({ from, to }) => [from, to]))
  let at = 0
  while (at < composed.length) {
    const code = composed.codePointAt(at) ?? 0
    const linkEnd = links.get(at)
    const emojiEnd = emoji.get(at)
    const [to, weight] =
      linkEnd !== undefined
        ? [linkEnd, weights.link]
        : emojiEnd !== undefined
          ? [emojiEnd, weights.emoji]
          : [at + (code > 0xffff ? 2 : 1), weightOf(code)]
    at = Math.min(to, composed.length)
    visit(at === composed.length ? text.length : toOriginal(at), weight)
  }
}

/** A character with all that may be composed with it: marks, and the vowels and finals of a Korean syllable. */
const composable = /[\s\S][\p{M}\u1160-\u11ff\ud7b0-\ud7fb]*/gu

/** From places in the composed text to places in the original; asked for in order. */
function originalPlaces(text: string): (at: number) => number {
  const pieces = text.matchAll(composable)
  let [original, composed] = [0, 0]
  return (at) => {
    while (composed < at) {
      const piece = pieces.next().value?.[0]
      if (piece === undefined) return text.length
      original += piece.length
      composed += piece.normalize('NFC').length
    }
    return original
  }
}
