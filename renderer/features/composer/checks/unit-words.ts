import type { Channel } from '../../../../shared/plan/lists.ts'
import type { TextCount } from '../../../../shared/platforms/count-text.ts'
import type { TextUnit } from '../../../../shared/platforms/rule-types.ts'
import { channelWords, platformWords } from '../../../ui/platform-words.ts'

/** In what a platform counts, in words. */
export const unitWords: Readonly<Record<TextUnit, string>> = {
  weighted: 'characters, where emoji, Chinese, Japanese and Korean ones count 2 and every link 23',
  graphemes: 'characters as you see them',
  mastodonCharacters: 'characters as you see them, where every link counts 23, and @person@server only its @person',
  emojiAsBytes: 'characters, where an emoji counts its bytes',
  codePoints: 'characters',
  codeUnits: 'characters, where most emoji count 2 or more',
  utf8Bytes: 'bytes, so that most letters outside English count 2 or more',
}

/** "Mastodon @us: 142 of 500", or "Email: 142 characters" where there is no limit. */
export function counterWords(channel: Channel, { count, limit }: TextCount): string {
  const platform = platformWords[channel.platform]
  const name = channelWords(channel) === platform ? platform : `${platform} ${channelWords(channel)}`
  const number = count.toLocaleString()
  if (limit === null) return `${name}: ${number} characters`
  const over = count > limit ? `, ${(count - limit).toLocaleString()} too many` : ''
  return `${name}: ${number} of ${limit.toLocaleString()}${over}`
}
