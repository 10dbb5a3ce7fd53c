import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardMatches, emptyFilter } from '../../../shared/plan/filter.ts'
import { type Card, type Filter, statuses } from '../../../shared/plan/post.ts'
import { byTime } from '../store/day-rows.ts'
import { boardOf, daysOf, trayOf } from './answers.ts'

const card = fc.record({
  id: fc.uuid({ version: 7 }),
  status: fc.constantFrom(...statuses),
  title: fc.string({ maxLength: 5 }),
  schedule: fc.option(
    fc.integer({ min: 0, max: 40 }).map((hours) => ({ wall: '', zone: 'UTC', instant: Date.UTC(2026, 0, 1, hours) })),
  ),
  channels: fc.subarray(['x', 'y']),
  tags: fc.subarray(['a', 'b', 'c']),
  campaign: fc.constantFrom(null, 'c1'),
  assignee: fc.constantFrom(null, 'm1'),
  link: fc.constant(null),
  metrics: fc.constant(null),
  createdAt: fc.integer({ min: 0, max: 10 }),
  updatedAt: fc.constant(0),
})
const cards = fc
  .uniqueArray(card, { selector: ({ id }) => id, maxLength: 60 })
  .map((all): readonly Card[] => all.sort(byTime))
const filter: fc.Arbitrary<Filter> = fc.record({
  text: fc.constant(''),
  channels: fc.subarray(['x', 'y']),
  tags: fc.subarray(['a', 'b']),
  campaigns: fc.subarray(['c1']),
  statuses: fc.subarray([...statuses]),
  assignees: fc.subarray(['m1']),
})

test('board and tray hold exactly the cards that a plain scan finds', () => {
  fc.assert(
    fc.property(cards, filter, fc.boolean(), (all, wanted, hasText) => {
      const text = hasText ? new Set(all.filter((_, at) => at % 2 === 0).map(({ id }) => id)) : null
      const found = all.filter((one) => cardMatches(one, wanted) && (text === null || text.has(one.id)))
      const columns = boardOf(all, wanted, text, 1000)
      expect(columns.map(({ status }) => status)).toEqual(statuses)
      expect(new Set(columns.flatMap((column) => column.cards))).toEqual(new Set(found))
      for (const column of columns) {
        expect(column.total).toBe(column.cards.length)
        expect(column.cards.every(({ status }) => status === column.status)).toBe(true)
      }
      const tray = trayOf(all, wanted, text, 1000)
      const undone = found.filter(({ schedule, status }) => schedule === null && !/posted|archived/.test(status))
      expect(new Set(tray.cards)).toEqual(new Set(undone))
    }),
    { seed: 51, numRuns: 300 },
  )
})

test('a limit cuts the cards but not the count', () => {
  fc.assert(
    fc.property(cards, (all) => {
      const whole = boardOf(all, emptyFilter, null, 1000)
      const cut = boardOf(all, emptyFilter, null, 2)
      expect(cut.map(({ total }) => total)).toEqual(whole.map(({ total }) => total))
      expect(cut.map((column) => column.cards)).toEqual(whole.map((column) => column.cards.slice(0, 2)))
    }),
    { seed: 52, numRuns: 100 },
  )
})

test('days count every dated card once, oldest day first', () => {
  fc.assert(
    fc.property(cards, (all) => {
      const days = daysOf(all)
      expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(all.filter((one) => one.schedule !== null).length)
      expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].sort())
    }),
    { seed: 53, numRuns: 100 },
  )
})
