import type { Channel } from '../../../../shared/plan/lists.ts'
import { textLimit } from '../../../../shared/platforms/count-text.ts'
import { platformRules } from '../../../../shared/platforms/platform-rules.ts'
import { checkedWords, unitWords } from '../../../ui/limit-words.ts'
import { channelWords, platformWords } from '../../../ui/platform-words.ts'
import styles from './checks.module.css'

/** What each channel allows, where that is published, and when it was last read there. */
export function LimitList({ channels }: { readonly channels: readonly Channel[] }) {
  return (
    <ul className={styles.limits}>
      {channels.map((channel) => (
        <li key={channel.id}>
          <h4 className={styles.limitName}>{headingOf(channel)}</h4>
          <p>{sentenceOf(channel)}</p>
          <Sources channel={channel} />
        </li>
      ))}
    </ul>
  )
}

function headingOf(channel: Channel): string {
  const platform = platformWords[channel.platform]
  return channelWords(channel) === platform ? platform : `${platform} ${channelWords(channel)}`
}

function sentenceOf(channel: Channel): string {
  const { unit, unitIsSourced, maxBytes } = platformRules[channel.platform].text
  const limit = textLimit(channel.platform, { limit: channel.limit })
  if (limit === null) return 'No limit is published. The number is what you see as characters.'
  const own = (channel.limit ?? 0) === 0 ? '' : ', as set for this channel'
  const bytes = maxBytes === undefined ? '' : `, and ${maxBytes.toLocaleString()} bytes`
  const reading = unitIsSourced ? '' : ' What counts as one is not published.'
  return `${limit.toLocaleString()} ${unitWords[unit]}${bytes}${own}.${reading}`
}

function Sources({ channel }: { readonly channel: Channel }) {
  const sources = platformRules[channel.platform].sources.filter(({ about }) => about === 'text')
  const [first] = sources
  if (first === undefined) return null
  return (
    <p className={styles.sources}>
      Limits checked {checkedWords(first.checked)}:{' '}
      {sources.map(({ url }, index) => (
        <span key={url}>
          {index > 0 && ', '}
          <a href={url} target="_blank" rel="noreferrer">
            {new URL(url).host}
          </a>
        </span>
      ))}
    </p>
  )
}
