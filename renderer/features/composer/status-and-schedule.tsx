import { CalendarX } from 'lucide-react'
import { useState } from 'react'
import { type ChannelId, type PostPatch, type Schedule, type Status, statuses } from '../../../shared/plan/post.ts'
import { useNextSlot } from '../../state/next-slot.ts'
import { dayWords, timeWords, useViewZone } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { statusWords } from '../../ui/status-words.ts'
import { WhenFields } from '../../ui/when-fields.tsx'
import { WhenForm } from '../../ui/when-form.tsx'
import styles from './fields.module.css'
import type { PostFields } from './post-editing.ts'

/** Status and schedule belong together: only a post with a time can be scheduled. */
interface Waiting {
  /** The person wants the post scheduled but has not said when. */
  readonly isWaiting: boolean
  readonly pickStatus: (status: Status) => void
  readonly pickTime: (schedule: Schedule) => void
}

/** Keeps a post from being scheduled before it has a time. */
export function useWaiting(post: PostFields, change: (patch: PostPatch) => void, approve: () => void): Waiting {
  const [isWaiting, setWaiting] = useState(false)
  return {
    isWaiting,
    pickStatus: (status) => {
      const needsTime = status === 'scheduled' && post.schedule === null
      setWaiting(needsTime)
      if (status === 'approved') approve()
      else if (!needsTime) change({ status })
    },
    pickTime: (schedule) => {
      change(isWaiting ? { schedule, status: 'scheduled' } : { schedule })
      setWaiting(false)
    },
  }
}

/** How far the post is. */
export function StatusField({ status, waiting }: { readonly status: Status; readonly waiting: Waiting }) {
  return (
    <Select
      label="Status"
      items={statuses.map((each) => ({
        id: each,
        name: statusWords[each],
        icon: <StatusMark status={each} />,
      }))}
      value={waiting.isWaiting ? 'scheduled' : status}
      onChange={waiting.pickStatus}
    />
  )
}

interface ScheduleFieldsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  readonly waiting: Waiting
}

/** When the post goes out. */
export function ScheduleFields({ post, change, waiting }: ScheduleFieldsProps) {
  return post.schedule === null ? (
    <NoSchedule channels={post.channels} waiting={waiting.isWaiting} onPick={waiting.pickTime} />
  ) : (
    <SetSchedule post={post} schedule={post.schedule} change={change} />
  )
}

interface NoScheduleProps {
  readonly channels: readonly ChannelId[]
  readonly waiting: boolean
  readonly onPick: (schedule: Schedule) => void
}

function NoSchedule({ channels, waiting, onPick }: NoScheduleProps) {
  const viewZone = useViewZone()
  const [now] = useState(Date.now)
  const [choosing, setChoosing] = useState(false)
  const next = useNextSlot(now, channels)
  return (
    <section aria-label="Schedule" className={styles.schedule}>
      <p className={styles.note} role="status">
        {waiting ? 'Choose when it goes out, and it is scheduled.' : 'No time yet: the post waits under Undated.'}
      </p>
      {choosing && next !== null ? (
        <WhenForm
          initial={next}
          viewZone={viewZone}
          submitLabel={waiting ? 'Schedule' : 'Set the time'}
          onSubmit={onPick}
          onCancel={() => setChoosing(false)}
        />
      ) : (
        <div className={styles.choices}>
          {next !== null && (
            <Button onPress={() => onPick(next)}>
              Next free slot: {dayWords(next.instant, next.zone)}, {timeWords(next.instant, next.zone)}
            </Button>
          )}
          <Button onPress={() => setChoosing(true)}>Another time…</Button>
        </div>
      )}
    </section>
  )
}

interface SetScheduleProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  readonly schedule: Schedule
}

function SetSchedule({ post, schedule, change }: SetScheduleProps) {
  const zone = useViewZone()
  // A scheduled post without a time would be a contradiction: it goes back to being a draft.
  const clear = () => change(post.status === 'scheduled' ? { schedule: null, status: 'draft' } : { schedule: null })
  return (
    <section aria-label="Schedule" className={styles.schedule}>
      <div className={styles.set}>
        <WhenFields value={schedule} onChange={(next) => change({ schedule: next })} viewZone={zone} />
        <span className={styles.clear}>
          <IconButton label="Clear the time" icon={CalendarX} onPress={clear} />
        </span>
      </div>
    </section>
  )
}
