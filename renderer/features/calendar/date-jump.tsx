import { type CalendarDate, parseDate } from '@internationalized/date'
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DialogTrigger,
  Heading,
} from 'react-aria-components'
import { Icon } from '../../ui/icon.tsx'
import { PopoverDialog } from '../../ui/popover.tsx'
import styles from './date-jump.module.css'
import type { Day } from './days.ts'

interface DateJumpProps {
  readonly day: Day
  readonly title: string
  readonly shortTitle: string
  readonly onJump: (day: Day) => void
}

/** The title of the period; it opens a small calendar to go to any date. */
export function DateJump({ day, title, shortTitle, onJump }: DateJumpProps) {
  const [open, setOpen] = useState(false)
  const jump = (date: CalendarDate) => {
    setOpen(false)
    onJump(date.toString())
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className={styles.title ?? ''} aria-label={`${title}, go to another date`}>
        <span className={styles.long}>{title}</span>
        <span className={styles.short}>{shortTitle}</span>
        <Icon icon={ChevronDown} />
      </Button>
      <PopoverDialog label="Go to date" placement="bottom start">
        <SmallCalendar day={day} onPick={jump} />
      </PopoverDialog>
    </DialogTrigger>
  )
}

/** A month of small days to pick one. */
function SmallCalendar({ day, onPick }: { readonly day: Day; readonly onPick: (date: CalendarDate) => void }) {
  return (
    <Calendar aria-label="Go to date" autoFocus value={parseDate(day)} onChange={onPick}>
      <header className={styles.months}>
        <Button slot="previous" className={styles.step ?? ''}>
          <Icon icon={ChevronLeft} />
        </Button>
        <Heading className={styles.month ?? ''} />
        <Button slot="next" className={styles.step ?? ''}>
          <Icon icon={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid>
        <CalendarGridHeader>
          {(weekday) => <CalendarHeaderCell className={styles.weekday ?? ''}>{weekday}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
