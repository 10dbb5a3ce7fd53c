import type { Card, ChannelId, PostId, PostPatch, Schedule } from '../../../shared/plan/post.ts'
import { moveToDay, scheduleAt, scheduleAtInstant, wallIn } from '../../../shared/plan/schedule.ts'
import type { SlotWeek } from '../../../shared/plan/slots.ts'
import { addDays, type Day, daysBetween } from './days.ts'
import { minutesOf } from './placing.ts'
import { nextFreeSlot } from './slots.ts'

/** One post's share in a change of several. */
export interface PostChange {
  readonly id: PostId
  readonly patch: PostPatch
}

const seenDay = (instant: number, zone: string): Day => wallIn(instant, zone).slice(0, 10)

/**
 * Moves a schedule by whole days as the view counts them, and keeps its clock time in its own zone. Near midnight two
 * zones may change their clocks on different days: then the neighbouring day is taken that shows the post where it was
 * dropped, and if there is none, the clock time of the view is kept instead.
 */
export function shiftDays(schedule: Schedule, days: number, viewZone: string): Schedule {
  const seen = wallIn(schedule.instant, viewZone)
  const target = addDays(seen.slice(0, 10), days)
  const own = addDays(schedule.wall.slice(0, 10), days)
  const shifted = [own, addDays(own, -1), addDays(own, 1)]
    .map((day) => moveToDay(schedule, day))
    .find(({ instant }) => seenDay(instant, viewZone) === target)
  return shifted ?? scheduleAtInstant(scheduleAt(`${target}${seen.slice(10)}`, viewZone).instant, schedule.zone)
}

/** What a move needs to know besides the posts. */
export interface MoveScene {
  readonly viewZone: string
  readonly planZone: string
  readonly now: number
  /** Instants of the target day that already have a post. */
  readonly taken: ReadonlySet<number>
  /** The slots of some channels. */
  weekOf(channels: readonly ChannelId[]): SlotWeek
}

/**
 * Moves posts so that `lead` comes to a day: dated posts keep their clock times and their distance from each other,
 * undated ones take the day's next free slots. Posts that would stay where they are are left out.
 */
export function moveToDayChanges(
  cards: readonly Card[],
  lead: PostId,
  day: Day,
  scene: MoveScene,
): readonly PostChange[] {
  const leader = cards.find((card) => card.id === lead) ?? cards[0]
  const from = leader?.schedule ?? cards.find((card) => card.schedule !== null)?.schedule
  const distance = from == null ? 0 : daysBetween(seenDay(from.instant, scene.viewZone), day)
  const taken = new Set(scene.taken)
  return cards.flatMap((card): PostChange[] => {
    if (card.schedule === null) {
      const schedule = nextFreeSlot({ ...scene, day, taken, week: scene.weekOf(card.channels) })
      taken.add(schedule.instant)
      return [{ id: card.id, patch: { schedule } }]
    }
    return distance === 0
      ? []
      : [{ id: card.id, patch: { schedule: shiftDays(card.schedule, distance, scene.viewZone) } }]
  })
}

/** `HH:mm` of some minutes after midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A minute of a day's wall clock; `instant` where the clock alone may name two moments, or none. */
interface Minute {
  readonly day: Day
  readonly minutes: number
  readonly instant?: number
}

/**
 * So many minutes later or earlier within the day, as time passes: where the clocks change, a step by the wall clock
 * would lead back over the gap again and again. Null at the end of the day.
 */
export function stepInDay(from: number, minutes: number, viewZone: string): Required<Minute> | null {
  const instant = from + minutes * 60_000
  const wall = wallIn(instant, viewZone)
  const day = wall.slice(0, 10)
  return day === seenDay(from, viewZone) ? { day, minutes: minutesOf(wall), instant } : null
}

/**
 * Moves posts so that `lead` comes to a day and minute of the view's wall clock; the others move by as much time.
 * Undated posts go to the same moment. Each post keeps its own zone; undated ones get the plan's.
 */
export function moveToTimeChanges(
  cards: readonly Card[],
  lead: PostId,
  at: Minute,
  { viewZone, planZone }: Pick<MoveScene, 'viewZone' | 'planZone'>,
): readonly PostChange[] {
  const target = at.instant ?? scheduleAt(`${at.day}T${clockOf(at.minutes)}`, viewZone).instant
  const leader = cards.find((card) => card.id === lead) ?? cards[0]
  const distance = target - (leader?.schedule?.instant ?? target)
  return cards.flatMap((card): PostChange[] => {
    if (card.schedule === null) return [{ id: card.id, patch: { schedule: scheduleAtInstant(target, planZone) } }]
    if (distance === 0) return []
    const schedule = scheduleAtInstant(card.schedule.instant + distance, card.schedule.zone)
    return [{ id: card.id, patch: { schedule } }]
  })
}

/**
 * Takes posts off their days. One that was scheduled is a draft again: a post without a time is not scheduled. Posted and
 * archived ones keep their date, which tells what happened.
 */
export function unscheduleChanges(cards: readonly Card[]): readonly PostChange[] {
  return cards
    .filter((card) => card.schedule !== null && card.status !== 'posted' && card.status !== 'archived')
    .map((card) => ({
      id: card.id,
      patch: card.status === 'scheduled' ? { schedule: null, status: 'draft' } : { schedule: null },
    }))
}
