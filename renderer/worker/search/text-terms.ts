const marks = /\p{M}+/gu
const letters = /[\p{L}\p{N}]+/gu

/** Longer words are found by their beginning: ten thousand, each a letter longer than another, would be too deep a tree. */
const longestTerm = 128

/** A text's words for the search index: without case, accents and punctuation, so that "cafe" finds "Café". */
export function termsOf(text: string): string[] {
  const terms: string[] = plainText(text).match(letters) ?? []
  return terms.map((term) => (term.length > longestTerm ? term.slice(0, longestTerm) : term))
}

/** ASCII, which most words are, needs no normalising. */
const plainText = (text: string) => {
  const lower = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replaceAll(marks, '')
}
