import type { KeyboardEvent } from 'react'
import type { PostId } from '../../../shared/plan/post.ts'
import { useSession } from '../../state/session.ts'
import { type CalendarActions, useActions } from './actions.ts'
import { announce, useCalendar } from './calendar-store.ts'
import type { Day } from './days.ts'
import { dayTowards, focusDay, focusTileBeside } from './key-focus.ts'
import { type CalendarCommand, calendarCommand } from './keys.ts'
import { dayName, postCount } from './words.ts'

/** Where keys are pressed: the views differ in what up, down and Shift mean. */
export type KeyArea = 'month' | 'week' | 'list' | 'tray'

/** A key press, and what it fell on. */
interface Press {
  readonly area: KeyArea
  readonly actions: CalendarActions
  readonly element: HTMLElement
  readonly post: PostId | null
  readonly day: Day | null
}

const isGrid = (area: KeyArea) => area === 'month' || area === 'week'

/** The keys of a view of the calendar; those it has no use for pass on to the window. */
export function useCalendarKeys(area: KeyArea): (event: KeyboardEvent<HTMLElement>) => void {
  const actions = useActions()
  return (event) => {
    const element = event.target
    if (!(element instanceof HTMLElement)) return
    const command = calendarCommand(event)
    if (command === null) return
    const day = element.closest<HTMLElement>('[data-day]')?.dataset.day ?? null
    const press = { area, actions, element, post: element.dataset.post ?? null, day }
    if (!run(press, command)) return
    event.preventDefault()
    event.stopPropagation()
  }
}

/** Does what the key asks for; false when it means nothing here. */
function run(press: Press, command: CalendarCommand): boolean {
  if (command.kind === 'go') return go(press, command.direction)
  if (command.kind === 'shift') return shift(press, command.direction)
  if (command.kind === 'escape') return leave(press)
  if (command.kind === 'enter') return enter(press)
  if (command.kind === 'new') return create(press)
  return press.post !== null && runOnPost(press, press.post, command.kind)
}

function go(press: Press, direction: Extract<CalendarCommand, { kind: 'go' }>['direction']): boolean {
  const { area, element, day } = press
  const vertical = direction === 'up' || direction === 'down'
  const withinDay = element.getAttribute('role') !== 'gridcell'
  if (vertical && (withinDay || !isGrid(area)) && focusTileBeside(element, direction)) return true
  if (vertical && area === 'week' && direction === 'down') return focusTileBeside(element, 'inside')
  if (!isGrid(area) || day === null) return false
  if (vertical && withinDay) focusDay(day)
  else focusDay(dayTowards(day, direction, area))
  return true
}

const dayStep = { left: -1, right: 1, up: -7, down: 7 } as const

function shift(press: Press, direction: keyof typeof dayStep): boolean {
  const { area, actions, post } = press
  if (post === null) return false
  const up = direction === 'up' || direction === 'down'
  const minutes = area === 'week' && up ? Math.sign(dayStep[direction]) * 15 : 0
  const days = area === 'list' ? Math.sign(dayStep[direction]) : dayStep[direction]
  void actions.moveBy(post, { days: minutes === 0 ? days : 0, minutes })
  return true
}

function enter({ actions, element, post, day }: Press): boolean {
  const { carried, set } = useCalendar.getState()
  if (carried !== null && day !== null) {
    set({ carried: null })
    void actions.carryTo(carried.ids, carried.lead, { day })
    return true
  }
  // A button answers Enter by itself.
  if (post !== null || element.getAttribute('role') !== 'gridcell' || day === null) return false
  if (!focusTileBeside(element, 'inside')) void actions.create({ day })
  return true
}

function create({ actions, day }: Press): boolean {
  if (day === null) return false
  void actions.create({ day })
  return true
}

function leave({ area, post, day }: Press): boolean {
  const { carried, expanded, set } = useCalendar.getState()
  const { selected, select } = useSession.getState()
  if (carried !== null) {
    set({ carried: null, wanted: { kind: 'post', id: carried.lead, instant: null } })
    announce('Cancelled. The post is where it was.')
  } else if (expanded !== null) set({ expanded: null })
  else if (selected.size > 0) select([])
  else if (post !== null && day !== null && isGrid(area)) focusDay(day)
  else return false
  return true
}

function runOnPost(press: Press, post: PostId, kind: 'menu' | 'toggle' | 'carry' | 'delete'): boolean {
  const { actions, element, day } = press
  if (kind === 'menu') useCalendar.getState().set({ menu: { id: post, anchor: element } })
  else if (kind === 'toggle') actions.select(post, 'toggle')
  else if (kind === 'carry') carry(press, post)
  else {
    if (day !== null && isGrid(press.area)) focusDay(day)
    else if (!focusTileBeside(element, 'down')) focusTileBeside(element, 'up')
    void actions.remove(actions.idsFor(post))
  }
  return true
}

/** Picks posts up: the arrow keys then choose a day in the grid. Where there is no grid, a day is asked for. */
function carry({ actions, day }: Press, lead: PostId): void {
  const ids = actions.idsFor(lead)
  const { current, set } = useCalendar.getState()
  const start = day ?? current ?? document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.dataset.day
  if (start === undefined || document.querySelector(`[role="gridcell"][data-day="${start}"]`) === null) {
    set({ asking: ids })
    return
  }
  set({ carried: { ids, lead } })
  focusDay(start)
  announce(
    `Carrying ${postCount(ids.length)} from ${dayName(start, start)}. Choose a day with the arrow keys, drop with Enter, cancel with Escape.`,
  )
}
