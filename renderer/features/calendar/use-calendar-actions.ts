import { useMemo, useRef } from 'react'
import type { Card, ChannelId, NewPost, PostId, Status } from '../../../shared/plan/post.ts'
import { scheduleAt, scheduleAtInstant } from '../../../shared/plan/schedule.ts'
import { slotWeek } from '../../../shared/plan/slots.ts'
import { api } from '../../state/api.ts'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useFilters } from '../../state/filters.ts'
import { useLists } from '../../state/lists.ts'
import { startPost } from '../../state/new-post.ts'
import { useSession } from '../../state/session.ts'
import { hasApproversNow } from '../../state/standing.ts'
import { timeWords } from '../../state/times.ts'
import { changeEach, changePosts, useUndo } from '../../state/undo.ts'
import { unapprovedWords } from '../../ui/approval-words.ts'
import { statusWords } from '../../ui/status-words.ts'
import type { CalendarActions, SelectMode, Spot } from './actions.ts'
import { announce, arrived, useCalendar } from './calendar-store.ts'
import { addDays, type Day } from './days.ts'
import { clockOf, moveToDayChanges, moveToTimeChanges, type PostChange, stepInDay, unscheduleChanges } from './moves.ts'
import { cardsInOrder, type Placement, place } from './placing.ts'
import { nextFreeSlot } from './slots.ts'
import { dayName, postCount } from './words.ts'

/** What the actions read: the calendar as it is when they run. */
export interface CalendarScene {
  readonly placement: Placement
  readonly tray: readonly Card[]
  readonly viewZone: string
  readonly planZone: string
  readonly today: Day
  /** True for a day that the view shows. */
  shows(day: Day): boolean
}

/** The cards of posts, wherever they are: those on the screen at once, others from the worker. */
async function cardsOf(scene: CalendarScene, ids: readonly PostId[]): Promise<readonly Card[]> {
  const known = new Map([...cardsInOrder(scene.placement), ...scene.tray].map((card) => [card.id, card]))
  const cards = await Promise.all(ids.map(async (id) => known.get(id) ?? api().queries.card(id)))
  return cards.filter((card) => card !== null)
}

const takenOn = ({ placement }: CalendarScene, day: Day): ReadonlySet<number> =>
  new Set([-1, 0, 1].flatMap((step) => (placement.get(addDays(day, step)) ?? []).map((post) => post.instant)))

const weekOf = (channels: readonly ChannelId[]) => slotWeek(useLists.getState().lists.channels, channels)

async function write(words: string, changes: readonly PostChange[], aside = ''): Promise<void> {
  try {
    await changeEach(words, changes, aside)
    announce(`${words}${aside}`)
  } catch {
    arrived()
    useUndo.getState().notify('That move could not be saved. The posts are where they were; try again.')
  }
}

/** What is said of posts that get a time, or keep one, while the team's approvers have not approved them. */
const asideOf = (cards: readonly Card[]): string => (hasApproversNow() ? unapprovedWords(cards) : '')

const them = (count: number) => (count === 1 ? '' : ` ${postCount(count)}`)

async function move(
  scene: CalendarScene,
  ids: readonly PostId[],
  lead: PostId,
  to: Spot,
  withKeyboard: boolean,
): Promise<void> {
  const cards = await cardsOf(scene, ids)
  const { day, minutes } = to
  const changes =
    minutes === undefined
      ? moveToDayChanges(cards, lead, day, { ...scene, now: Date.now(), taken: takenOn(scene, day), weekOf })
      : moveToTimeChanges(cards, lead, { ...to, minutes }, scene)
  if (changes.length === 0) return announce('Nothing moved: it is there already.')
  const wasUndated = cards.every((card) => card.schedule === null)
  const instant = changes.find((change) => change.id === lead)?.patch.schedule?.instant
  if (withKeyboard && instant !== undefined) {
    useCalendar.getState().set({ wanted: { kind: 'post', id: lead, instant }, current: day })
  }
  const time =
    instant === undefined || (!wasUndated && minutes === undefined) ? '' : `, ${timeWords(instant, scene.viewZone)}`
  const words = `${wasUndated ? 'Planned' : 'Moved'}${them(changes.length)} ${wasUndated ? 'for' : 'to'} ${dayName(day, scene.today)}${time}`
  const moved = cards.filter(({ id }) => changes.some((change) => change.id === id))
  const isTimed = moved.some(({ schedule, status }) => schedule === null || status === 'scheduled')
  await write(words, changes, isTimed ? asideOf(moved) : '')
}

async function moveBy(
  scene: CalendarScene,
  id: PostId,
  ids: readonly PostId[],
  by: { readonly days: number; readonly minutes: number },
): Promise<void> {
  const card = (await cardsOf(scene, [id]))[0]
  const from = card === undefined ? null : place(card, scene.viewZone)
  if (from === null) return announce('This post has no date yet. Press M to choose a day for it.')
  const spot =
    by.minutes === 0 ? { day: addDays(from.day, by.days) } : stepInDay(from.instant, by.minutes, scene.viewZone)
  if (spot === null) return announce('That is the end of the day.')
  if (!scene.shows(spot.day)) useCalendarFocus.getState().focusDay(spot.day)
  await move(scene, ids, id, spot, true)
}

async function unschedule(scene: CalendarScene, ids: readonly PostId[]): Promise<void> {
  const changes = unscheduleChanges(await cardsOf(scene, ids))
  if (changes.length > 0) return write(`Moved${them(changes.length)} to the undated posts`, changes)
  const words = 'Posted and archived posts keep their date: it tells when they went out.'
  useUndo.getState().notify(words)
  announce(words)
}

function idsFor(id: PostId): readonly PostId[] {
  const { selected } = useSession.getState()
  return selected.has(id) ? [...selected] : [id]
}

let lastSelected: PostId | null = null

function select(scene: CalendarScene, id: PostId, mode: SelectMode): void {
  const { selected, select: choose } = useSession.getState()
  const order = [...cardsInOrder(scene.placement), ...scene.tray].map((card) => card.id)
  const [start, end] = [order.indexOf(lastSelected ?? id), order.indexOf(id)].sort((a, b) => a - b)
  if (mode === 'range' && start !== undefined && end !== undefined && start >= 0) {
    choose([...selected, ...order.slice(start, end + 1)])
  } else choose(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id])
  lastSelected = id
  announce(`${postCount(useSession.getState().selected.size)} selected`)
}

/** A post that starts under a filter belongs to what the filter shows, or it would vanish at once. */
function fromFilter(): Partial<NewPost> {
  const { channels, tags, campaigns, assignees } = useFilters.getState().filter
  const only = <T>(ids: readonly T[]) => (ids.length === 1 ? (ids[0] ?? null) : null)
  return {
    channels: channels.slice(0, 1),
    tags: tags.slice(0, 1),
    campaign: only(campaigns),
    assignee: only(assignees),
  }
}

async function create(scene: CalendarScene, { day, minutes }: Spot): Promise<void> {
  const { viewZone, planZone } = scene
  const week = weekOf(fromFilter().channels ?? [])
  const schedule =
    minutes === undefined
      ? nextFreeSlot({ day, viewZone, planZone, taken: takenOn(scene, day), now: Date.now(), week })
      : scheduleAtInstant(scheduleAt(`${day}T${clockOf(minutes)}`, viewZone).instant, planZone)
  await startPost({ ...fromFilter(), status: 'draft', schedule })
}

async function setStatus(scene: CalendarScene, ids: readonly PostId[], status: Status): Promise<void> {
  const aside = status === 'scheduled' ? asideOf(await cardsOf(scene, ids)) : ''
  await changePosts(`Marked${them(ids.length)} as ${statusWords[status].toLowerCase()}`, ids, { status }, aside)
}

async function remove(ids: readonly PostId[]): Promise<void> {
  const { selected, select: choose, openPost, open } = useSession.getState()
  choose([...selected].filter((id) => !ids.includes(id)))
  if (openPost !== null && ids.includes(openPost)) open(null)
  await changePosts(ids.length === 1 ? 'Deleted the post' : `Deleted ${postCount(ids.length)}`, ids, { deleted: true })
}

/** The calendar's actions, always working on the newest scene, in an object that never changes. */
export function useCalendarActions(scene: CalendarScene): CalendarActions {
  const latest = useRef(scene)
  latest.current = scene
  return useMemo<CalendarActions>(
    () => ({
      open: (id) => useSession.getState().open(id),
      select: (id, mode) => select(latest.current, id, mode),
      idsFor,
      move: (ids, lead, to) => move(latest.current, ids, lead, to, false),
      carryTo: (ids, lead, to) => move(latest.current, ids, lead, to, true),
      moveBy: (id, by) => moveBy(latest.current, id, idsFor(id), by),
      unschedule: (ids) => unschedule(latest.current, ids),
      setStatus: (ids, status) => setStatus(latest.current, ids, status),
      remove,
      create: (spot) => create(latest.current, spot),
    }),
    [],
  )
}
