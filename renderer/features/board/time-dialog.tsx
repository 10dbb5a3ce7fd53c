import { useState } from 'react'
import type { Schedule } from '../../../shared/plan/post.ts'
import { useNextSlot } from '../../state/next-slot.ts'
import { useViewZone } from '../../state/times.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WhenForm } from '../../ui/when-form.tsx'
import { postCount } from './words.ts'

interface TimeDialogProps {
  /** How many posts have no time yet. */
  readonly count: number
  readonly onSubmit: (schedule: Schedule) => void
  readonly onClose: () => void
}

/** Asks when posts without a time go out, so that they can be scheduled. */
export function TimeDialog({ count, onSubmit, onClose }: TimeDialogProps) {
  const [now] = useState(Date.now)
  const zone = useViewZone()
  const next = useNextSlot(now)
  const agreed = (schedule: Schedule) => {
    onClose()
    onSubmit(schedule)
  }
  const title = count === 1 ? 'When does it go out?' : `When do these ${postCount(count)} go out?`
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {next !== null && (
        <WhenForm initial={next} viewZone={zone} submitLabel="Schedule" onSubmit={agreed} onCancel={onClose} />
      )}
    </Dialog>
  )
}
