import { parseTime } from '@internationalized/date'
import { Plus, Trash2 } from 'lucide-react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Slot } from '../../../shared/plan/lists.ts'
import { useLists } from '../../state/lists.ts'
import { weekdayWords } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import styles from './slots-field.module.css'

interface SlotsFieldProps {
  readonly value: readonly Slot[]
  readonly onChange: (slots: readonly Slot[]) => void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]
const most = 20
const fresh: Slot = { days: [1, 2, 3, 4, 5], time: '09:00' }

/** The weekly times at which a channel posts, on the plan's clock. */
export function SlotsField({ value, onChange }: SlotsFieldProps) {
  const zone = useLists((state) => state.lists.plan.zone)
  const change = (at: number, slot: Slot) => onChange(value.map((each, index) => (index === at ? slot : each)))
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>Times at which it posts ({zone.replaceAll('_', ' ')})</legend>
      {value.length === 0 && <p className={styles.none}>None yet: 9:00, 12:30 and 18:00 are proposed on every day.</p>}
      {value.map((slot, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the list and nothing else.
        <div key={at} className={styles.row}>
          <SlotRow slot={slot} number={at + 1} onChange={(next) => change(at, next)} />
          <IconButton
            label={`Remove time ${at + 1}`}
            icon={Trash2}
            onPress={() => onChange(value.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {value.length < most && (
        <Button variant="plain" icon={Plus} onPress={() => onChange([...value, fresh])}>
          Add a time
        </Button>
      )}
    </fieldset>
  )
}

interface SlotRowProps {
  readonly slot: Slot
  readonly number: number
  readonly onChange: (slot: Slot) => void
}

function SlotRow({ slot, number, onChange }: SlotRowProps) {
  const picked = (keys: ReadonlySet<unknown>) => {
    const days = weekdays.filter((weekday) => keys.has(weekday))
    if (days.length > 0) onChange({ ...slot, days })
  }
  return (
    <>
      <TimeField
        label={`Time ${number}`}
        hideLabel
        value={parseTime(slot.time)}
        onChange={(time) => time !== null && onChange({ ...slot, time: time.toString().slice(0, 5) })}
      />
      <ToggleButtonGroup
        aria-label={`Days of time ${number}`}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={slot.days}
        onSelectionChange={picked}
        className={styles.days ?? ''}
      >
        {weekdays.map((weekday) => (
          <ToggleButton key={weekday} id={weekday} className={styles.day ?? ''}>
            {weekdayWords(weekday)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </>
  )
}
