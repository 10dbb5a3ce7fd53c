import { parseDate, parseTime } from '@internationalized/date'
import type { Schedule } from '../../shared/plan/post.ts'
import { scheduleAt } from '../../shared/plan/schedule.ts'
import { readWall } from '../../shared/plan/wall-time.ts'
import { momentWords, timeWords, zoneWords } from '../state/times.ts'
import { DateField } from './date-field.tsx'
import { TimeField } from './time-field.tsx'
import styles from './when-fields.module.css'
import { ZonePicker } from './zone-picker.tsx'

interface WhenFieldsProps {
  readonly value: Schedule
  readonly onChange: (schedule: Schedule) => void
  /** The zone in which this person sees times: named too when it is not the schedule's. */
  readonly viewZone: string
}

/** Date, time and named zone of a schedule, and plain words for what the clocks do to it. */
export function WhenFields({ value, onChange, viewZone }: WhenFieldsProps) {
  const [day = '', time = ''] = value.wall.split('T')
  return (
    <div className={styles.when}>
      <div className={styles.row}>
        <div className={styles.date}>
          <DateField
            label="Date"
            value={parseDate(day)}
            onChange={(date) => date !== null && onChange(scheduleAt(`${date.toString()}T${time}`, value.zone))}
          />
        </div>
        <div className={styles.time}>
          <TimeField
            label="Time"
            value={parseTime(time)}
            onChange={(clock) =>
              clock !== null && onChange(scheduleAt(`${day}T${clock.toString().slice(0, 5)}`, value.zone))
            }
          />
        </div>
        <div className={styles.zone}>
          <ZonePicker
            label="Time zone"
            value={value.zone}
            onChange={(zone) => onChange(scheduleAt(value.wall, zone))}
          />
        </div>
      </div>
      <ClockNote value={value} onChange={onChange} />
      {viewZone !== value.zone && (
        <p className={styles.note}>
          {momentWords(value.instant, viewZone)} in {zoneWords(viewZone, value.instant)}, where you view times.
        </p>
      )}
    </div>
  )
}

/** What a change of the clocks does to the chosen time, if that day has one. */
function ClockNote({ value, onChange }: Pick<WhenFieldsProps, 'value' | 'onChange'>) {
  const reading = readWall(value.wall, value.zone)
  if (reading.kind === 'once') return null
  const time = timeWords(value.instant, value.zone)
  if (reading.kind === 'skipped') {
    return (
      <p className={styles.note} role="status">
        The clocks go forward and skip {value.wall.slice(11)} that day. The post goes out at {time}.
      </p>
    )
  }
  const isLater = value.instant === reading.later
  return (
    <p className={styles.note} role="status">
      The clocks go back and show {value.wall.slice(11)} twice that day. This is the {isLater ? 'second' : 'first'}{' '}
      time, {zoneWords(value.zone, value.instant)}.{' '}
      <button
        type="button"
        className={styles.swap}
        onClick={() => onChange({ ...value, instant: isLater ? reading.instant : reading.later })}
      >
        Use the {isLater ? 'first' : 'second'}
      </button>
    </p>
  )
}
