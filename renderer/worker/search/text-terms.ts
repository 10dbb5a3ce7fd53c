const marks = /\p{M}+/gu
const letters = /[\p{L}\p{N}]+/gu

/** A text's words for the search index: without case, accents and punctuation, so that "cafe" finds "Café". */
export function termsOf(text: string): string[] {
  return plainText(text).match(letters) ?? []
}

/** ASCII, which most words are, needs no normalising. */
const plainText = (text: string) => {
  const lower = text.toLowerCase()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replaceAll(marks, '')
}
