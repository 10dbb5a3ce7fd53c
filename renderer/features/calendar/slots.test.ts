import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scheduleAt, wallIn } from '../../../shared/plan/schedule.ts'
import { nextFreeSlot, type SlotQuestion } from './slots.ts'

const zone = 'Europe/London'
const instant = (wall: string) => scheduleAt(wall, zone).instant
const ask = (parts: Partial<SlotQuestion>) =>
  nextFreeSlot({ day: '2026-11-27', viewZone: zone, planZone: zone, taken: new Set(), now: 0, ...parts }).wall

describe('nextFreeSlot', () => {
  it('proposes the first slot of an empty day', () => {
    expect(ask({})).toBe('2026-11-27T09:00')
  })
  it('skips what is taken', () => {
    expect(ask({ taken: new Set([instant('2026-11-27T09:00')]) })).toBe('2026-11-27T12:30')
  })
  it('never proposes the past of today', () => {
    expect(ask({ now: instant('2026-11-27T09:00') })).toBe('2026-11-27T12:30')
    expect(ask({ now: instant('2026-11-27T19:10') })).toBe('2026-11-27T19:15')
  })
  it('finds a quarter of an hour when the slots are full', () => {
    const taken = ['09:00', '12:30', '18:00', '18:15'].map((time) => instant(`2026-11-27T${time}`))
    expect(ask({ taken: new Set(taken) })).toBe('2026-11-27T18:30')
  })
  it('takes the last quarter of a day that is nearly over', () => {
    expect(ask({ now: instant('2026-11-27T23:50') })).toBe('2026-11-27T23:45')
  })
  it('uses the clock of the plan and the day of the view', () => {
    const proposal = nextFreeSlot({
      day: '2026-11-27',
      viewZone: 'Pacific/Auckland',
      planZone: zone,
      taken: new Set(),
      now: 0,
    })
    expect(proposal.zone).toBe(zone)
    expect(proposal.wall).toBe('2026-11-26T12:30')
    expect(wallIn(proposal.instant, 'Pacific/Auckland')).toBe('2026-11-27T01:30')
  })
  it('always lands on the day that was asked for, and on nothing taken', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/New_York',
      'Pacific/Auckland',
      'Pacific/Kiritimati',
      'UTC',
      'Asia/Kathmandu',
    )
    fc.assert(
      fc.property(
        zones,
        zones,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 12 }),
        (view, plan, offset, full) => {
          const day = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10)
          const taken = new Set<number>()
          for (let count = 0; count <= full; count++) {
            const proposal = nextFreeSlot({ day, viewZone: view, planZone: plan, taken, now: 0 })
            expect(wallIn(proposal.instant, view).slice(0, 10)).toBe(day)
            expect(taken.has(proposal.instant)).toBe(false)
            taken.add(proposal.instant)
          }
        },
      ),
      { seed: 3, numRuns: 20 },
    )
  })
})
