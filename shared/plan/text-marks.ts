/** A stretch of a post's text that the platforms treat specially. Offsets are UTF-16, as in JavaScript strings. */
export interface TextMark {
  readonly kind: 'link' | 'hashtag' | 'mention'
  readonly from: number
  readonly to: number
}

const link = /(?:https?:\/\/|(?<![\p{L}\p{N}_.@/])www\.)[^\s<>"“”«»]{1,2048}/giu
const mention =
  /(?<![\p{L}\p{N}_@＠/&])[@＠][A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?/gu
// A hashtag needs a letter somewhere: "#1" is a rank, not a tag. U+200C and U+200D join letters in Persian and Indic words.
const hashtag = /(?<![\p{L}\p{N}\p{M}_&/])[#＃](?=[\p{N}_]*[\p{L}\p{M}])[\p{L}\p{N}\p{M}_\u200c\u200d]+/gu

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
const sentenceEnd = /[.,;:!?'’…*_]/u
const count = (text: string, char: string) => text.split(char).length - 1

/** Punctuation that ends the sentence is not part of a link, nor is a bracket that the link did not open. */
function trimLink(text: string): string {
  let end = text.length
  while (end > 0) {
    const last = text.charAt(end - 1)
    const opener = closers[last]
    const seen = text.slice(0, end)
    const stray = opener !== undefined && count(seen, last) > count(seen, opener)
    if (!stray && !sentenceEnd.test(last)) break
    end -= 1
  }
  return text.slice(0, end)
}

const found = (pattern: RegExp, kind: TextMark['kind'], text: string, trim: (match: string) => string): TextMark[] =>
  [...text.matchAll(pattern)].map((match) => ({ kind, from: match.index, to: match.index + trim(match[0]).length }))

const asIs = (match: string) => match

/** Finds links, hashtags and mentions in a text, in order and without overlaps; a `#part` inside a link is the link's. */
export function textMarks(text: string): readonly TextMark[] {
  const links = found(link, 'link', text, trimLink).filter((mark) =>
    /[\p{L}\p{N}]/u.test(text.slice(mark.from + 8, mark.to)),
  )
  const free = (mark: TextMark) => links.every((other) => mark.to <= other.from || mark.from >= other.to)
  const others = [...found(hashtag, 'hashtag', text, asIs), ...found(mention, 'mention', text, asIs)].filter(free)
  return [...links, ...others].sort((a, b) => a.from - b.from)
}
