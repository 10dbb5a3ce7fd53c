const bad = /[^\p{L}\p{N}\p{M}_\u200c\u200d]/gu
const longest = 100

/**
 * The hashtags in what a person typed or pasted, each with its `#` and once: spaces, commas and line ends part them, a
 * missing `#` is put before them, and what no platform takes in a hashtag is left out.
 */
export function hashtagsIn(text: string): readonly string[] {
  const found = new Map<string, string>()
  for (const word of text.split(/[\s,;]+|(?=[#＃])/u)) {
    const name = word.replaceAll(bad, '').slice(0, longest)
    const key = name.toLowerCase()
    if (name !== '' && !found.has(key)) found.set(key, `#${name}`)
  }
  return [...found.values()]
}
