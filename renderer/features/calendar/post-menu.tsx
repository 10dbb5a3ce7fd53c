import { ArrowUpRight, CalendarDays, CircleDashed, CopyPlus, Inbox, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { type PostId, statuses } from '../../../shared/plan/post.ts'
import { Menu, MenuItem, MenuSeparator, Submenu } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { statusWords } from '../../ui/status-words.ts'
import { useActions } from './actions.ts'
import { useCalendar } from './calendar-store.ts'
import { postCount } from './words.ts'

/** Reading a whole post takes code that the calendar itself does not. */
const duplicate = async (id: PostId) => (await import('./duplicate.ts')).duplicate(id)

/** The commands of the post whose menu is open, or of the selection that it belongs to. */
export function PostMenu() {
  const menu = useCalendar((state) => state.menu)
  const anchor = useRef<HTMLElement | null>(null)
  const actions = useActions()
  if (menu === null) return null
  anchor.current = menu.anchor
  const { set } = useCalendar.getState()
  const ids = actions.idsFor(menu.id)
  return (
    <Popover isOpen triggerRef={anchor} placement="bottom start" onOpenChange={(open) => !open && set({ menu: null })}>
      <Menu
        aria-label={ids.length === 1 ? 'This post' : postCount(ids.length)}
        autoFocus="first"
        onClose={() => set({ menu: null })}
      >
        {ids.length === 1 ? <MenuItem name="Open" icon={ArrowUpRight} onAction={() => actions.open(menu.id)} /> : null}
        <MenuItem name="Move to…" icon={CalendarDays} onAction={() => set({ asking: ids })} />
        <MenuItem name="Take the date away" icon={Inbox} onAction={() => void actions.unschedule(ids)} />
        {ids.length === 1 ? (
          <MenuItem name="Duplicate" icon={CopyPlus} onAction={() => void duplicate(menu.id)} />
        ) : null}
        <Submenu name="Status" icon={CircleDashed}>
          <Menu
            aria-label="Status"
            onAction={(key) => {
              const status = statuses.find((each) => each === key)
              if (status !== undefined) void actions.setStatus(ids, status)
            }}
          >
            {statuses.map((status) => (
              <MenuItem key={status} id={status} name={statusWords[status]} mark={<StatusMark status={status} />} />
            ))}
          </Menu>
        </Submenu>
        <MenuSeparator />
        <MenuItem name="Delete" icon={Trash2} isDanger detail="Del" onAction={() => void actions.remove(ids)} />
      </Menu>
    </Popover>
  )
}
