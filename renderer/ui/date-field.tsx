import type { CalendarDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
} from 'react-aria-components'
import styles from './date-field.module.css'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import { Popover } from './popover.tsx'

interface DateFieldProps {
  readonly label: string
  readonly value: CalendarDate | null
  readonly onChange: (date: CalendarDate | null) => void
}

/** A day, typed or picked from a small calendar. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  return (
    <DatePicker value={value} onChange={onChange} className={fieldStyles.field ?? ''}>
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Group className={fieldStyles.box ?? ''}>
        <DateInput className={styles.input ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''}>
          <Icon icon={CalendarDays} />
        </Button>
      </Group>
      <Popover>
        <Dialog className={styles.dialog ?? ''}>
          <Calendar>
            <header className={styles.header}>
              <Button slot="previous" className={styles.open ?? ''}>
                <Icon icon={ChevronLeft} />
              </Button>
              <Heading className={styles.title ?? ''} />
              <Button slot="next" className={styles.open ?? ''}>
                <Icon icon={ChevronRight} />
              </Button>
            </header>
            <CalendarGrid className={styles.grid ?? ''}>
              {(date) => <CalendarCell date={date} className={styles.cell ?? ''} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
