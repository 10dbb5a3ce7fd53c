import { useState } from 'react'
import type { PostId, Schedule } from '../../../shared/plan/post.ts'
import { useNextSlot } from '../../state/next-slot.ts'
import { useViewZone } from '../../state/times.ts'
import { changePosts } from '../../state/undo.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WhenForm } from '../../ui/when-form.tsx'
import { movedWords, postCount } from './words.ts'

interface TimeDialogProps {
  readonly ids: readonly PostId[]
  readonly undated: readonly PostId[]
  readonly onDone: (words: string) => void
  readonly onClose: () => void
}

/** Asks when posts without a time go out, so that they can be scheduled. */
export function TimeDialog({ ids, undated, onDone, onClose }: TimeDialogProps) {
  const [now] = useState(Date.now)
  const zone = useViewZone()
  const next = useNextSlot(now)
  const schedule = (when: Schedule) => {
    onClose()
    void scheduleAll(ids, undated, when).then(() => onDone(movedWords(ids.length, 'scheduled')))
  }
  const title = undated.length === 1 ? 'When does it go out?' : `When do these ${postCount(undated.length)} go out?`
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {next !== null && (
        <WhenForm initial={next} viewZone={zone} submitLabel="Schedule" onSubmit={schedule} onCancel={onClose} />
      )}
    </Dialog>
  )
}

async function scheduleAll(ids: readonly PostId[], undated: readonly PostId[], when: Schedule): Promise<void> {
  const dated = ids.filter((id) => !undated.includes(id))
  await changePosts(movedWords(undated.length, 'scheduled'), undated, { status: 'scheduled', schedule: when })
  await changePosts(movedWords(dated.length, 'scheduled'), dated, { status: 'scheduled' })
}
