import type { Channel } from '../../../../shared/plan/lists.ts'
import type { TextCount } from '../../../../shared/platforms/count-text.ts'
import { channelWords, platformWords } from '../../../ui/platform-words.ts'

/** "Mastodon @us: 142 of 500", or "Email: 142 characters" where there is no limit. */
export function counterWords(channel: Channel, { count, limit }: TextCount): string {
  const platform = platformWords[channel.platform]
  const name = channelWords(channel) === platform ? platform : `${platform} ${channelWords(channel)}`
  const number = count.toLocaleString()
  if (limit === null) return `${name}: ${number} characters`
  const over = count > limit ? `, ${(count - limit).toLocaleString()} too many` : ''
  return `${name}: ${number} of ${limit.toLocaleString()}${over}`
}
