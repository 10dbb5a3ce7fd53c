import { describe, expect, it } from 'vitest'
import type { Channel } from './lists.ts'
import { scheduleAt } from './schedule.ts'
import { freeSlotOn, nextFreeSlot, slotsOn, slotWeek, usualSlots, usualWeek } from './slots.ts'

const zone = 'Europe/London'
const at = (wall: string) => scheduleAt(wall, zone)
const none: ReadonlySet<number> = new Set()

const channel = (id: string, slots?: Channel['slots']): Channel => ({
  id,
  platform: 'mastodon',
  name: id,
  handle: '',
  hue: 'blue',
  ...(slots === undefined ? {} : { slots }),
})

describe('freeSlotOn', () => {
  it('leaves out slots that are over or taken', () => {
    const now = at('2026-11-24T09:00').instant
    expect(freeSlotOn('2026-11-24', { zone, taken: none, now })).toEqual(at('2026-11-24T12:30'))
    const taken = new Set([at('2026-11-24T12:30').instant])
    expect(freeSlotOn('2026-11-24', { zone, taken, now })).toEqual(at('2026-11-24T18:00'))
    expect(freeSlotOn('2026-11-23', { zone, taken: none, now })).toBeNull()
  })
})

describe('nextFreeSlot', () => {
  it('goes on to the next day, on the clock of the zone, over a change of the clocks', () => {
    const now = at('2026-10-24T20:00').instant
    expect(nextFreeSlot({ zone, taken: none, now }, 7)).toEqual(at('2026-10-25T09:00'))
  })
  it('starts with the day that it is in the zone, not in UTC', () => {
    const now = Date.UTC(2026, 6, 1, 23)
    expect(nextFreeSlot({ zone: 'Asia/Tokyo', taken: none, now }, 7)?.wall).toBe('2026-07-02T09:00')
  })
  it('gives up after the days that it was given', () => {
    const now = at('2026-11-24T20:00').instant
    expect(nextFreeSlot({ zone, taken: none, now }, 1)).toBeNull()
  })
  it('waits for the weekday of a channel that has slots of its own', () => {
    const week = slotWeek([channel('a', [{ days: [5], time: '17:15' }])], ['a'])
    const now = at('2026-11-24T08:00').instant
    expect(nextFreeSlot({ zone, taken: none, now, week }, 7)).toEqual(at('2026-11-27T17:15'))
  })
})

describe('slotWeek', () => {
  const channels = [
    channel('a', [
      { days: [1, 5], time: '17:15' },
      { days: [1], time: '08:00' },
    ]),
    channel('b', [{ days: [1, 7], time: '17:15' }]),
    channel('c'),
  ]
  it('puts the slots of several channels in order, each time once', () => {
    expect(slotsOn(slotWeek(channels, []), '2026-11-23')).toEqual(['08:00', '17:15'])
    expect(slotsOn(slotWeek(channels, ['b']), '2026-11-29')).toEqual(['17:15'])
    expect(slotsOn(slotWeek(channels, ['b']), '2026-11-24')).toEqual([])
  })
  it('falls back to the usual times', () => {
    expect(slotWeek(channels, ['c'])).toBe(usualWeek)
    expect(slotsOn(slotWeek([], []), '2026-11-24')).toBe(usualSlots)
  })
})
