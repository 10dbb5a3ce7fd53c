import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scheduleAt } from '../plan/schedule.ts'
import { bulkScheduleAt } from './bulk-schedule.ts'

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'UTC',
]

test('is scheduleAt, also around every change of the clocks', () => {
  const minutes = fc.integer({ min: Date.UTC(2009, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 })
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const wall = new Date(minute * 60_000).toISOString().slice(0, 16)
      expect(bulkScheduleAt(wall, zone)).toEqual(scheduleAt(wall, zone))
    }),
    { numRuns: 3000 },
  )
  for (const wall of [
    '2026-03-29T01:30',
    '2026-10-25T01:30',
    '2026-03-08T02:30',
    '2026-11-01T01:30',
    '2011-12-30T12:00',
  ])
    for (const zone of zones) expect(bulkScheduleAt(wall, zone)).toEqual(scheduleAt(wall, zone))
})
