import { describe, expect, it } from 'vitest'
import { scheduleAt } from './schedule.ts'
import { freeSlotOn, nextFreeSlot } from './slots.ts'

const zone = 'Europe/London'
const at = (wall: string) => scheduleAt(wall, zone)

describe('freeSlotOn', () => {
  it('leaves out slots that are over or taken', () => {
    const now = at('2026-11-24T09:00').instant
    expect(freeSlotOn('2026-11-24', zone, new Set(), now)).toEqual(at('2026-11-24T12:30'))
    expect(freeSlotOn('2026-11-24', zone, new Set([at('2026-11-24T12:30').instant]), now)).toEqual(
      at('2026-11-24T18:00'),
    )
    expect(freeSlotOn('2026-11-23', zone, new Set(), now)).toBeNull()
  })
})

describe('nextFreeSlot', () => {
  it('goes on to the next day, on the clock of the zone, over a change of the clocks', () => {
    const now = at('2026-10-24T20:00').instant
    expect(nextFreeSlot(zone, new Set(), now, 7)).toEqual(at('2026-10-25T09:00'))
  })
  it('starts with the day that it is in the zone, not in UTC', () => {
    const now = Date.UTC(2026, 6, 1, 23)
    expect(nextFreeSlot('Asia/Tokyo', new Set(), now, 7)?.wall).toBe('2026-07-02T09:00')
  })
  it('gives up after the days that it was given', () => {
    const now = at('2026-11-24T20:00').instant
    expect(nextFreeSlot(zone, new Set(), now, 1)).toBeNull()
  })
})
