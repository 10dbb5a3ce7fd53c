import { graphemeSegments } from 'unicode-segmenter/grapheme'
import { emojiIn } from '../emoji.ts'
import type { Counter } from './counter.ts'

/**
 * What a person sees as one character: extended grapheme clusters (UAX #29). The library brings Unicode's data, so that
 * every engine counts alike, and takes a fraction of the time of Intl.Segmenter.
 */
export const graphemes: Counter = (text, visit) => {
  for (const { index, segment } of graphemeSegments(text)) visit(index + segment.length, 1)
}

/** Unicode code points. */
export const codePoints: Counter = (text, visit) => {
  let at = 0
  for (const character of text) {
    at += character.length
    visit(at, 1)
  }
}

/** UTF-16 units; both of a pair at once. */
export const codeUnits: Counter = (text, visit) => {
  let at = 0
  for (const character of text) {
    at += character.length
    visit(at, character.length)
  }
}

/** Bytes of UTF-8; a lone surrogate becomes U+FFFD, which takes three. */
export const utf8Bytes: Counter = (text, visit) => {
  let at = 0
  for (const character of text) {
    at += character.length
    visit(at, bytesOf(character.codePointAt(0) ?? 0))
  }
}

/** Code points, but emoji as their bytes of UTF-8: the rule of Threads. */
export const emojiAsBytes: Counter = (text, visit) => {
  let at = 0
  for (const { from, to } of emojiIn(text)) {
    codePoints(text.slice(at, from), (end, weight) => visit(at + end, weight))
    visit(to, byteLength(text.slice(from, to)))
    at = to
  }
  codePoints(text.slice(at), (end, weight) => visit(at + end, weight))
}

/** How many bytes a text takes in UTF-8. */
export function byteLength(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0
    bytes += bytesOf(code)
    if (code > 0xffff) at += 1
  }
  return bytes
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x1_0000 ? 3 : 4
}
