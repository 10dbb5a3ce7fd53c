import emojiRegex from 'emoji-regex'

/** A stretch of a text. Offsets are UTF-16, as in JavaScript strings. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const sequence = emojiRegex()
/** What every emoji sequence has in it: worth a look before the long pattern runs. */
const hint = /[\u00a9\u00ae\u203c-\u3299\ud83c-\ud83e]/
/** A character that is text unless a variation selector says otherwise, such as © or ☺. */
const textByDefault = /^(?!\p{Emoji_Presentation})\p{Emoji}$/u

/**
 * The emoji sequences in a text, in order: every one of the Unicode emoji test data, version 18.0
 * (https://www.unicode.org/Public/emoji/, by emoji-regex 11.0.0, checked 2026-11-24). A lone character that Unicode
 * shows as text by default is text here too, as it is for X: © weighs what a letter weighs, ©️ what an emoji weighs.
 */
export function emojiIn(text: string): Stretch[] {
  if (!hint.test(text)) return []
  const found: Stretch[] = []
  for (const { 0: emoji, index } of text.matchAll(sequence)) {
    if (!textByDefault.test(emoji)) found.push({ from: index, to: index + emoji.length })
  }
  return found
}
