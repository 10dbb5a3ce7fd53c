import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scheduleAt, wallIn, wallKind } from '../../../shared/plan/schedule.ts'
import { usualWeek } from '../../../shared/plan/slots.ts'
import { makeCard } from '../../../test/support/make-card.ts'
import { moveToDayChanges, moveToTimeChanges, shiftDays, stepInDay, unscheduleChanges } from './moves.ts'

const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
]
const anyZone = fc.constantFrom(...zones)
const anyWall = fc
  .integer({ min: Date.UTC(2014, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16))

const scene = {
  viewZone: 'Europe/London',
  planZone: 'Europe/London',
  now: 0,
  taken: new Set<number>(),
  weekOf: () => usualWeek,
}
const at = (id: string, wall: string, zone = 'Europe/London') => makeCard(id, { schedule: scheduleAt(wall, zone) })
const walls = (changes: ReturnType<typeof moveToDayChanges>) => changes.map(({ patch }) => patch.schedule?.wall)

describe('shiftDays', () => {
  it('keeps the clock time when the clocks change', () => {
    const before = scheduleAt('2026-10-23T09:00', 'Europe/London')
    const after = shiftDays(before, 3, 'Europe/London')
    expect(after.wall).toBe('2026-10-26T09:00')
    expect(after.instant - before.instant).toBe(3 * 86_400_000 + 3_600_000)
  })
  it('comes to the day where it was dropped, whatever the zones', () => {
    fc.assert(
      fc.property(anyWall, anyZone, anyZone, fc.integer({ min: -400, max: 400 }), (wall, own, view, days) => {
        const before = scheduleAt(wall, own)
        const moved = shiftDays(before, days, view)
        const seen = [before, moved].map(({ instant }) => Date.parse(`${wallIn(instant, view).slice(0, 10)}T00:00Z`))
        expect(Math.round(((seen[1] ?? 0) - (seen[0] ?? 0)) / 86_400_000)).toBe(days)
      }),
      { seed: 4, numRuns: 400 },
    )
  })
  it('keeps the clock time when the view has the zone of the post', () => {
    fc.assert(
      fc.property(anyWall, anyZone, fc.integer({ min: -400, max: 400 }), (wall, zone, days) => {
        fc.pre(wallKind(wall, zone) !== 'skipped')
        expect(shiftDays(scheduleAt(wall, zone), days, zone).wall.slice(11)).toBe(wall.slice(11))
      }),
      { seed: 5, numRuns: 400 },
    )
  })
  it('keeps the clock time of the view where the own one never comes on that day', () => {
    // The London day of 25 October 2026 is 25 hours long: 04:30 there does not come on New York's 24 October.
    const moved = shiftDays(scheduleAt('2026-10-24T04:30', 'Europe/London'), 1, 'America/New_York')
    expect(wallIn(moved.instant, 'America/New_York')).toBe('2026-10-24T23:30')
    expect(moved).toMatchObject({ wall: '2026-10-25T03:30', zone: 'Europe/London' })
  })
})

describe('moveToDayChanges', () => {
  it('keeps the distance between posts that move together', () => {
    const cards = [at('a', '2026-11-24T09:00'), at('b', '2026-11-26T18:00')]
    expect(walls(moveToDayChanges(cards, 'b', '2026-11-27', scene))).toEqual(['2026-11-25T09:00', '2026-11-27T18:00'])
  })
  it('gives undated posts the free slots of the day, one each', () => {
    const cards = [makeCard('a'), makeCard('b')]
    expect(walls(moveToDayChanges(cards, 'a', '2026-11-27', scene))).toEqual(['2026-11-27T09:00', '2026-11-27T12:30'])
  })
  it('changes nothing on the same day', () => {
    expect(moveToDayChanges([at('a', '2026-11-24T09:00')], 'a', '2026-11-24', scene)).toEqual([])
  })
  it('never touches the status', () => {
    const changes = moveToDayChanges([makeCard('a', { status: 'idea' })], 'a', '2026-11-27', scene)
    expect(changes.map(({ patch }) => Object.keys(patch))).toEqual([['schedule']])
  })
})

describe('moveToTimeChanges', () => {
  it('reads the time by the clock of the view and keeps the zone of the post', () => {
    const [change] = moveToTimeChanges(
      [at('a', '2026-11-24T09:00', 'America/New_York')],
      'a',
      { day: '2026-11-25', minutes: 600 },
      scene,
    )
    expect(change?.patch.schedule).toMatchObject({ wall: '2026-11-25T05:00', zone: 'America/New_York' })
  })
  it('schedules undated posts in the zone of the plan', () => {
    const [change] = moveToTimeChanges(
      [makeCard('a')],
      'a',
      { day: '2026-07-01', minutes: 600 },
      {
        viewZone: 'Europe/Paris',
        planZone: 'Europe/London',
      },
    )
    expect(change?.patch.schedule).toMatchObject({ wall: '2026-07-01T09:00', zone: 'Europe/London' })
  })
})

describe('stepInDay', () => {
  const step = (wall: string, minutes: number, zone = 'Europe/London') => {
    const found = stepInDay(scheduleAt(wall, zone).instant, minutes, zone)
    const [change] = found === null ? [] : moveToTimeChanges([at('a', wall, zone)], 'a', found, scene)
    return change?.patch.schedule?.wall ?? null
  }
  it('goes over the hour that the clocks skip, both ways', () => {
    expect(step('2027-03-28T02:00', -15)).toBe('2027-03-28T00:45')
    expect(step('2027-03-28T00:45', 15)).toBe('2027-03-28T02:00')
  })
  it('goes through the hour that comes twice, and stays in it', () => {
    const second = scheduleAt('2026-10-25T01:30', 'Europe/London').instant + 3_600_000
    expect(stepInDay(second, 15, 'Europe/London')).toEqual({
      day: '2026-10-25',
      minutes: 105,
      instant: second + 900_000,
    })
  })
  it('ends with the day, also at the end of the year', () => {
    expect(step('2026-12-31T23:50', 15)).toBeNull()
    expect(step('2027-01-01T00:10', -15)).toBeNull()
    expect(step('2026-12-31T23:30', 15)).toBe('2026-12-31T23:45')
  })
})

describe('unscheduleChanges', () => {
  it('takes the time away, and the word scheduled with it', () => {
    const scheduled = makeCard('a', { schedule: scheduleAt('2026-11-24T09:00', 'UTC'), status: 'scheduled' })
    const draft = makeCard('b', { schedule: scheduleAt('2026-11-24T09:00', 'UTC') })
    const posted = makeCard('d', { schedule: scheduleAt('2026-11-24T09:00', 'UTC'), status: 'posted' })
    expect(unscheduleChanges([scheduled, draft, makeCard('c'), posted])).toEqual([
      { id: 'a', patch: { schedule: null, status: 'draft' } },
      { id: 'b', patch: { schedule: null } },
    ])
  })
})
