import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDateOrderVote } from './date-order.ts'
import { type DateOrder, parseDate, withTime } from './dates.ts'

const wall = (text: string, order: DateOrder = 'month-first') => {
  const date = parseDate(text, order)
  return date?.kind === 'wall' ? date.wall : date === null ? null : new Date(date.instant).toISOString()
}

describe('dates without a zone', () => {
  test.each([
    ['10/16/17 22:59', '2017-10-16T22:59'],
    ['10/2/17 9:05', '2017-10-02T09:05'],
    ['07/14/2026 09:05', '2026-07-14T09:05'],
    ['7/14/2026, 12:05 AM', '2026-07-14T00:05'],
    ['7/14/2026 12:05:30 pm', '2026-07-14T12:05'],
    ['2026-07-14', '2026-07-14T00:00'],
    ['2026-07-14 09:05', '2026-07-14T09:05'],
    ['2026-07-14T09:05:00.000', '2026-07-14T09:05'],
    ['2026/7/4 9:05', '2026-07-04T09:05'],
    ['Tue, Jul 14, 2026', '2026-07-14T00:00'],
    ['Tuesday, July 14, 2026 at 9:05 PM', '2026-07-14T21:05'],
    ['14 July 2026', '2026-07-14T00:00'],
    ['14. Juli 2026 9:05', '2026-07-14T09:05'],
    ['14 de julio de 2026', '2026-07-14T00:00'],
    ['20260714 0905', null],
    ['20260714', '2026-07-14T00:00'],
  ])('%s', (text, expected) => expect(wall(text)).toBe(expected))

  test.each([
    ['14.7.2026 9:05', 'day-first', '2026-07-14T09:05'],
    ['3/4/17', 'day-first', '2017-04-03T00:00'],
    ['3/4/17', 'month-first', '2017-03-04T00:00'],
    ['17/4/3', 'year-first', '2017-04-03T00:00'],
  ] as const)('%s, %s', (text, order, expected) => expect(wall(text, order)).toBe(expected))
})

test.each([
  ['2026-07-14T09:05:00Z', '2026-07-14T09:05:00.000Z'],
  ['2026-07-14 09:05:00 +0200', '2026-07-14T07:05:00.000Z'],
  ['2026-07-14T09:05-05:30', '2026-07-14T14:35:00.000Z'],
  ['2026-07-14 09:05 UTC', '2026-07-14T09:05:00.000Z'],
  ['Wed Oct 10 20:19:24 +0000 2018', '2018-10-10T20:19:24.000Z'],
])('%s names its zone', (text, expected) => expect(wall(text)).toBe(expected))

test.each([
  '',
  'Lifetime',
  '13/13/2017',
  '2/29/2025',
  '2026-02-30',
  '25:00',
  'hello 2026',
  '10/16/17 25:00',
  '10/16/17 nonsense',
  '1/2',
  '920061541986250758',
])('%j is no date', (text) => expect(parseDate(text, 'month-first')).toBeNull())

test('a time of its own column joins its day', () => {
  const day = parseDate('14.7.2026', 'day-first')
  expect(day && withTime(day, '9:05 pm')).toMatchObject({ kind: 'wall', wall: '2026-07-14T21:05' })
  expect(day && withTime(day, 'noonish')).toBeNull()
})

test('any text is read or refused without an error', () => {
  const part = fc.constantFrom('1', '12', '2026', '31', '/', '.', '-', ':', ' ', 'T', 'Z', 'Jul', 'am', ',', '+')
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      (text) => {
        const date = parseDate(text, 'day-first')
        if (date?.kind === 'wall') expect(date.wall).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
        else if (date !== null) expect(Number.isFinite(date.instant)).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})

test.each([
  [['1/2/17', '3/4/17', '3/28/17'], 'month-first'],
  [['1/2/17', '28/3/17', '3/4/17'], 'day-first'],
  [['2017-03-04'], 'year-first'],
  [['1.2.17', '3.4.17'], 'day-first'],
  [['1/2/17'], 'month-first'],
  [[], 'month-first'],
  [['12.13.17'], 'month-first'],
  [['13/12/17'], 'day-first'],
  [['1/13/17', '13/1/17', '14/1/17'], 'day-first'],
])('the order of %j is %s', (column, expected) => {
  const vote = createDateOrderVote()
  for (const date of column) vote.see(date)
  expect(vote.result()).toBe(expected)
})
