import type { Time } from '@internationalized/date'
import { TimeField as AriaTimeField, DateInput, DateSegment, Label } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './date-field.module.css'
import fieldStyles from './field.module.css'

interface TimeFieldProps {
  readonly label: string
  readonly value: Time | null
  readonly onChange: (time: Time | null) => void
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean
}

/** A time on the clock, in hours and minutes. */
export function TimeField({ label, value, onChange, hideLabel = false }: TimeFieldProps) {
  return (
    <AriaTimeField
      {...(hideLabel && { 'aria-label': label })}
      value={value}
      onChange={onChange}
      granularity="minute"
      className={fieldStyles.field ?? ''}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <DateInput className={classes(fieldStyles.box, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
    </AriaTimeField>
  )
}
