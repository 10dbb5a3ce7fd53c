import { DialogTrigger } from 'react-aria-components'
import { postedText, settingsOf } from '../../../../shared/platforms/check-post.ts'
import { countText } from '../../../../shared/platforms/count-text.ts'
import { Button } from '../../../ui/button.tsx'
import { ChannelMark } from '../../../ui/channel-mark.tsx'
import { PopoverDialog } from '../../../ui/popover.tsx'
import styles from './checks.module.css'
import { CounterRing } from './counter-ring.tsx'
import { counterWords } from './counter-words.ts'
import { LimitList } from './limit-list.tsx'
import type { Outgoing } from './outgoing.ts'

interface CountersProps {
  readonly outgoing: readonly Outgoing[]
}

/** How long the text is for each channel, and how much is left. */
export function Counters({ outgoing }: CountersProps) {
  return (
    <>
      <ul className={styles.counters} aria-label="Length of the text">
        {outgoing.map((each) => (
          <Counter key={each.channel.id} outgoing={each} />
        ))}
      </ul>
      <DialogTrigger>
        <Button variant="plain">Limits</Button>
        <PopoverDialog label="Limits" placement="top end">
          <LimitList channels={outgoing.map(({ channel }) => channel)} />
        </PopoverDialog>
      </DialogTrigger>
    </>
  )
}

/** With a minus sign rather than a hyphen. */
const signed = (number: number) => number.toLocaleString().replace('-', '\u2212')

const isClose = (count: number, limit: number) => count > limit * 0.9

function Counter({ outgoing: { channel, post } }: { readonly outgoing: Outgoing }) {
  const counted = countText(channel.platform, postedText(post), settingsOf(post))
  const { count, limit, overFrom } = counted
  const words = counterWords(channel, counted)
  const state = overFrom !== null ? 'over' : limit !== null && isClose(count, limit) ? 'close' : undefined
  return (
    <li className={styles.counter} title={words} data-state={state}>
      <ChannelMark platform={channel.platform} named={false} />
      {limit !== null && <CounterRing count={count} limit={limit} />}
      <span aria-hidden="true">{signed(limit === null ? count : limit - count)}</span>
      <span className={styles.spoken}>{words}</span>
    </li>
  )
}
