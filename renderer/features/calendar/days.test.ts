import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, isWeekend, monthGrid, monthOf, startOfWeek } from './days.ts'

const anyDay = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10))

describe('days', () => {
  it('steps over the ends of months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-11-24', -12)).toBe('2025-11-24')
  })
  it('counts days back as it stepped', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -900, max: 900 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
      { seed: 1 },
    )
  })
  it('knows the weekend', () => {
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([false, true, true, false])
  })
})

describe('weeks', () => {
  it('begin as the locale begins them', () => {
    expect(startOfWeek('2026-11-24', 'en-US')).toBe('2026-11-22')
    expect(startOfWeek('2026-11-24', 'en-GB')).toBe('2026-11-23')
    expect(startOfWeek('2026-11-24', 'ar-EG')).toBe('2026-11-21')
  })
})

describe('monthGrid', () => {
  it('takes four rows when the month fits and six when it straddles', () => {
    expect(monthGrid('2027-02-10', 'en-GB')).toHaveLength(4)
    expect(monthGrid('2026-08-10', 'en-GB')).toHaveLength(6)
  })
  it('covers every day of the month once, in whole weeks', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('en-GB', 'en-US', 'ar-EG', 'de-DE'), (day, locale) => {
        const weeks = monthGrid(day, locale)
        const days = weeks.flat()
        expect(weeks.every((week) => week.length === 7)).toBe(true)
        expect(days.every((each, index) => index === 0 || each === addDays(days[index - 1] ?? '', 1))).toBe(true)
        const own = days.filter((each) => monthOf(each) === monthOf(day))
        expect(own[0]).toBe(`${monthOf(day)}-01`)
        expect(monthOf(addDays(own.at(-1) ?? '', 1))).not.toBe(monthOf(day))
        expect(weeks.every((week) => week.some((each) => monthOf(each) === monthOf(day)))).toBe(true)
      }),
      { seed: 2 },
    )
  })
})
