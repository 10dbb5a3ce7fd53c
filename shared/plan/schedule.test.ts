import { fromAbsolute } from '@internationalized/date'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from './buckets.ts'
import {
  agreeing,
  isDay,
  isWall,
  isZone,
  moveToDay,
  scheduleAt,
  scheduleAtInstant,
  wallIn,
  wallKind,
} from './schedule.ts'

const zones = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'UTC',
]
const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2060, 0, 1) })
const utc = (text: string) => Date.parse(`${text}Z`)

describe('daylight-saving changes', () => {
  test('a time that the clocks skip moves on by the gap', () => {
    expect(scheduleAt('2026-03-29T01:30', 'Europe/London').instant).toBe(utc('2026-03-29T01:30'))
    expect(wallIn(utc('2026-03-29T01:30'), 'Europe/London')).toBe('2026-03-29T02:30')
    expect(wallKind('2026-03-29T01:30', 'Europe/London')).toBe('skipped')
  })

  test('a time that comes twice is the first', () => {
    expect(scheduleAt('2026-10-25T01:30', 'Europe/London').instant).toBe(utc('2026-10-25T00:30'))
    expect(wallKind('2026-10-25T01:30', 'Europe/London')).toBe('twice')
  })

  test('the minute before and the minute of a change are read right', () => {
    expect(wallIn(utc('2026-03-29T00:59'), 'Europe/London')).toBe('2026-03-29T00:59')
    expect(wallIn(utc('2026-03-29T01:00'), 'Europe/London')).toBe('2026-03-29T02:00')
    expect(wallIn(utc('2026-10-25T00:59'), 'Europe/London')).toBe('2026-10-25T01:59')
    expect(wallIn(utc('2026-10-25T01:00'), 'Europe/London')).toBe('2026-10-25T01:00')
  })

  test('half-hour changes and whole skipped days', () => {
    expect(wallIn(utc('2026-10-03T15:30'), 'Australia/Lord_Howe')).toBe('2026-10-04T02:30')
    expect(wallIn(utc('2011-12-30T09:59'), 'Pacific/Apia')).toBe('2011-12-29T23:59')
    expect(wallIn(utc('2011-12-30T10:00'), 'Pacific/Apia')).toBe('2011-12-31T00:00')
    expect(wallKind('2011-12-30T12:00', 'Pacific/Apia')).toBe('skipped')
  })

  test('moving over a change keeps the clock time', () => {
    const before = scheduleAt('2026-03-28T09:00', 'Europe/London')
    const after = moveToDay(before, '2026-03-29')
    expect(after.wall).toBe('2026-03-29T09:00')
    expect(after.instant - before.instant).toBe(23 * 3_600_000)
  })
})

describe('a wall time, a zone and an instant [PO1]', () => {
  const [wall, london] = ['2026-11-27T09:00', 'Europe/London']

  test('that contradict each other are what the wall time says', () => {
    for (const instant of [0, utc(wall) + 60_000, utc(wall) - 3_600_000, utc('2027-11-27T09:00')])
      expect(agreeing({ wall, zone: london, instant })).toEqual({ wall, zone: london, instant: utc(wall) })
  })

  test('that agree stay as they are: to the second, at the later of two, and where the clocks skip it', () => {
    for (const schedule of [
      { wall, zone: london, instant: utc(wall) + 59_000 },
      { wall: '2026-10-25T01:30', zone: london, instant: utc('2026-10-25T01:30') },
      scheduleAt('2026-03-29T01:30', london),
    ])
      expect(agreeing(schedule)).toEqual(schedule)
  })

  test('of any moment and zone agree, also once read again', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const made = scheduleAtInstant(at, where)
        expect(agreeing(made)).toEqual(made)
        const chosen = scheduleAt(made.wall, where)
        expect(agreeing({ ...chosen, instant: 0 })).toEqual(
          wallIn(0, where) === made.wall ? { ...made, instant: 0 } : chosen,
        )
      }),
      { seed: 21 },
    )
  })
})

test('the fast wall time agrees with the slow one, for any moment and zone', () => {
  fc.assert(
    fc.property(instant, zone, (at, name) => {
      const slow = fromAbsolute(at, name)
      expect(wallIn(at, name)).toBe(slow.toString().slice(0, 16))
    }),
    { seed: 11, numRuns: 2_000 },
  )
})

test('there and back, wherever the clock time exists once', () => {
  fc.assert(
    fc.property(instant, zone, (at, name) => {
      const wall = wallIn(at, name)
      fc.pre(wallKind(wall, name) === 'once')
      expect(wallIn(scheduleAt(wall, name).instant, name)).toBe(wall)
    }),
    { seed: 12, numRuns: 500 },
  )
})

test('a moved post keeps its clock time and zone, whatever the day', () => {
  fc.assert(
    fc.property(instant, instant, zone, (at, target, name) => {
      const schedule = scheduleAt(wallIn(at, name), name)
      const moved = moveToDay(schedule, dayOf(target))
      expect(moved.wall).toBe(`${dayOf(target)}T${schedule.wall.slice(11)}`)
      expect(moveToDay(moved, schedule.wall.slice(0, 10))).toEqual(schedule)
    }),
    { seed: 13, numRuns: 300 },
  )
})

test('what is a day, a wall time, a zone', () => {
  expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-04-31'].some(isDay)).toBe(false)
  expect(isWall('2026-04-30T23:59')).toBe(true)
  expect(['2026-04-30T24:00', '2026-04-31T10:00', '2026-04-30', '2026-04-30T10:00:00'].some(isWall)).toBe(false)
  expect(isZone('Europe/London')).toBe(true)
  expect(['Mars/Olympus', '', 'x'.repeat(100)].some(isZone)).toBe(false)
})
