import { useState } from 'react'
import type { Schedule } from '../../shared/plan/post.ts'
import { Button } from './button.tsx'
import styles from './when-fields.module.css'
import { WhenFields } from './when-fields.tsx'

interface WhenFormProps {
  /** The proposal to start from. */
  readonly initial: Schedule
  readonly viewZone: string
  readonly submitLabel: string
  readonly onSubmit: (schedule: Schedule) => void
  readonly onCancel: () => void
}

/** Asks for a date, time and zone, and does nothing until the person agrees. */
export function WhenForm({ initial, viewZone, submitLabel, onSubmit, onCancel }: WhenFormProps) {
  const [schedule, setSchedule] = useState(initial)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(schedule)
      }}
    >
      <WhenFields value={schedule} onChange={setSchedule} viewZone={viewZone} />
      <div className={styles.buttons}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button variant="primary" type="submit">
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
