import { useEffect, useState } from 'react'
import type { PostId, Schedule } from '../../../shared/plan/post.ts'
import { wallIn } from '../../../shared/plan/schedule.ts'
import { api } from '../../state/api.ts'
import { useNextSlot } from '../../state/next-slot.ts'
import { momentWords, useViewZone } from '../../state/times.ts'
import { changePosts } from '../../state/undo.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WhenForm } from '../../ui/when-form.tsx'
import { useActions } from './actions.ts'
import { useCalendar } from './calendar-store.ts'
import { minutesOf } from './placing.ts'
import { postCount } from './words.ts'

/** Asks for a date and time for posts: "Move to…" for those who would rather type than drag. */
export function MoveDialog() {
  const ids = useCalendar((state) => state.asking)
  return ids === null ? null : <Asking ids={ids} />
}

function Asking({ ids }: { readonly ids: readonly PostId[] }) {
  const [now] = useState(Date.now)
  const zone = useViewZone()
  const slot = useNextSlot(now)
  const own = useScheduleOf(ids[0])
  const actions = useActions()
  const close = () => useCalendar.getState().set({ asking: null })
  const submit = (schedule: Schedule) => {
    close()
    // One post takes the time and zone as they were typed; several keep their zones and their distance.
    if (ids.length === 1) return void changePosts(`Moved to ${momentWords(schedule.instant, zone)}`, ids, { schedule })
    const wall = wallIn(schedule.instant, zone)
    const [lead] = ids
    if (lead === undefined) return
    void actions.move(ids, lead, { day: wall.slice(0, 10), minutes: minutesOf(wall) })
  }
  const start = own === undefined ? null : (own ?? slot)
  return (
    <Dialog title={ids.length === 1 ? 'Move to' : `Move ${postCount(ids.length)} to`} isOpen onClose={close}>
      {start !== null && (
        <WhenForm initial={start} viewZone={zone} submitLabel="Move" onSubmit={submit} onCancel={close} />
      )}
    </Dialog>
  )
}

/** The schedule of a post: undefined until it is known, null when it has none. */
function useScheduleOf(id: PostId | undefined): Schedule | null | undefined {
  const [schedule, setSchedule] = useState<Schedule | null | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    if (id !== undefined)
      void api()
        .queries.card(id)
        .then((card) => wanted && setSchedule(card?.schedule ?? null))
    return () => {
      wanted = false
    }
  }, [id])
  return schedule
}
