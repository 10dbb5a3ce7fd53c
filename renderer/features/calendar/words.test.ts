import { expect, it } from 'vitest'
import { cellName, dayNumber, elsewhereWords, monthName, weekName } from './words.ts'

const en = 'en-GB'

it('names days for those who cannot see the grid', () => {
  expect(cellName('2026-11-27', 3, '2026-11-01', en)).toMatch(/^Friday,? 27 November, 3 posts$/)
  expect(cellName('2026-11-27', 1, '2026-11-01', en)).toMatch(/^Friday,? 27 November, 1 post$/)
  expect(cellName('2027-01-01', 0, '2026-12-31', en)).toMatch(/^Friday,? 1 January 2027, no posts$/)
})

it('names months, weeks and numbers', () => {
  expect(monthName('2026-11-27', en)).toBe('November 2026')
  expect(weekName(['2026-11-23', '2026-11-29'], en)).toMatch(/^23\D+29 Nov 2026$/)
  expect(weekName(['2026-11-23', '2026-11-29'], en, 'without year')).toMatch(/^23\D+29 Nov$/)
  expect(dayNumber('2026-11-27', en)).toBe('27')
  expect(dayNumber('2026-12-01', en)).toBe('1 Dec')
})

it('tells where the posts are', () => {
  const days = [
    { day: '2014-09-02', count: 3200 },
    { day: '2017-10-01', count: 7 },
  ]
  expect(elsewhereWords(days, en)).toMatch(/^3,207 posts between Sept? 2014 and Oct 2017\.$/)
  expect(elsewhereWords(days.slice(1), en)).toBe('7 posts in Oct 2017.')
})
