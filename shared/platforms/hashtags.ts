import { rememberNewest } from './remember.ts'

// A hashtag needs a letter: "#1" is a rank. U+200C and U+200D join letters in Persian and Indic words.
const hashtag = /(?<![\p{L}\p{N}\p{M}_&/])[#＃](?=[\p{N}_]*[\p{L}\p{M}])[\p{L}\p{N}\p{M}_\u200c\u200d]+/gu

/** The hashtags of a text, each with its sign, in order. */
export const hashtagsIn = (text: string): readonly string[] =>
  remembered('', text, () => [...text.matchAll(hashtag)].map(([tag]) => tag))

const remembered = rememberNewest<readonly string[]>()
