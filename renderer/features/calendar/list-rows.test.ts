import { describe, expect, it } from 'vitest'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { makeCard } from '../../../test/support/make-card.ts'
import { listRows, placeOf, reachBeyond, spanDays, widen } from './list-rows.ts'
import { placeCards } from './placing.ts'

const days = ['2026-11-01', '2026-11-03', '2026-11-09', '2026-12-01'].map((day) => ({ day, count: 10 }))

describe('listRows', () => {
  it('puts the posts of a day below its heading, days in order', () => {
    const at = (id: string, wall: string) => makeCard(id, { schedule: scheduleAt(wall, 'UTC') })
    const placed = placeCards([at('b', '2026-11-25T09:00'), at('a', '2026-11-24T09:00')], 'UTC')
    expect(listRows(placed).map((row) => (row.kind === 'day' ? row.day : row.post.card.id))).toEqual([
      '2026-11-24',
      'a',
      '2026-11-25',
      'b',
    ])
  })
})

describe('spans of days', () => {
  it('begin at the day itself or the next that has posts, else at the last', () => {
    expect(placeOf(days, '2026-11-03')).toBe(1)
    expect(placeOf(days, '2026-11-04')).toBe(2)
    expect(placeOf(days, '2027-01-01')).toBe(3)
    expect(placeOf([], '2027-01-01')).toBe(0)
  })
  it('widen by posts, and stop at the ends', () => {
    expect(widen(days, { from: 2, to: 2 }, 'earlier', 15)).toEqual({ from: 0, to: 2 })
    expect(widen(days, { from: 2, to: 2 }, 'earlier', 10)).toEqual({ from: 1, to: 2 })
    expect(widen(days, { from: 2, to: 2 }, 'later', 100)).toEqual({ from: 2, to: 3 })
  })
  it('reach to the nearest posts before and after', () => {
    expect(reachBeyond(days, '2026-11-02', '2026-11-04')).toEqual({ from: '2026-11-01', to: '2026-11-09' })
    expect(reachBeyond(days, '2026-11-01', '2026-12-01')).toEqual({ from: '2026-11-01', to: '2026-12-01' })
  })
  it('read one day more on each side', () => {
    expect(spanDays(days, { from: 1, to: 2 })).toEqual({ from: '2026-11-02', to: '2026-11-10' })
    expect(spanDays([], { from: 0, to: 0 })).toBeNull()
  })
})
