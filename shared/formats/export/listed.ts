import type { Channel } from '../../plan/lists.ts'

/** Several words in one cell, told apart by semicolons; a backslash keeps what stands in a word from doing so. */
export const joinWords = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[\\;:]/g, '\\$&')).join('; ')

/** The words of such a cell. */
export function splitWords(cell: string): readonly string[] {
  return splitAt(cell, ';')
    .map((word) => plainWord(word.replace(/^ /, '')))
    .filter((word) => word !== '')
}

/** A channel as a word: `x:@ourgroup`, with the team's own name for it as a third part. */
export const channelWord = ({ platform, handle, name }: Pick<Channel, 'platform' | 'handle' | 'name'>): string =>
  [platform, handle, name].map((part) => part.replace(/[\\;:]/g, '\\$&')).join(':')

/** The cell of several channels. */
export const joinChannels = (words: readonly string[]): string => words.join('; ')

/** The channels' words of such a cell. */
export const splitChannels = (cell: string): readonly string[] =>
  splitAt(cell, ';')
    .map((word) => word.replace(/^ /, ''))
    .filter((word) => word !== '')

/** The parts of a channel's word. */
export function channelParts(word: string): {
  readonly platform: string
  readonly handle: string
  readonly name: string
} {
  const [platform = '', handle = '', name = ''] = splitAt(word, ':').map(plainWord)
  return { platform, handle, name }
}

/** Cuts at a sign that no backslash stands before. */
function splitAt(text: string, sign: string): readonly string[] {
  const parts: string[] = ['']
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\\') parts[parts.length - 1] += character + (text[++at] ?? '')
    else if (character === sign) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

const plainWord = (text: string) => text.replace(/\\(.)/gs, '$1')
