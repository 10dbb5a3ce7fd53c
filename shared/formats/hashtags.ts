const links = /\b(?:https?:\/\/|www\.)\S+/giu
const hashtag = /(?<![\p{L}\p{M}\p{N}_&/#＃])[#＃]([\p{L}\p{M}\p{N}_]+)/gu
const onlyDigits = /^[\p{N}_]+$/u

/**
 * The hashtags of a text without their sign, in order, each once whatever its case: letters of any script, digits and
 * underscores, not digits alone, and not inside links (the rules that X, Mastodon and Instagram share).
 */
export function hashtagsOf(text: string): readonly string[] {
  const found = new Map<string, string>()
  for (const match of text.replace(links, ' ').matchAll(hashtag)) {
    const name = match[1]
    if (name === undefined || onlyDigits.test(name)) continue
    const key = hashtagKey(name)
    if (!found.has(key)) found.set(key, name)
  }
  return [...found.values()]
}

/** Two hashtags or tags with the same key are the same. */
export function hashtagKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
