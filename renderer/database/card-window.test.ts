import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Card } from '../../shared/plan/post.ts'
import { scheduleAt } from '../../shared/plan/schedule.ts'
import { makeCard } from '../../test/support/make-card.ts'
import { watchCards } from './card-window.ts'
import { PlanDatabase } from './plan-database.ts'

let database: PlanDatabase
let plans = 0
let stop = () => {}

const fail = (error: unknown) => {
  throw error
}
const put = (day: string, ...titles: readonly string[]) =>
  database.days.put({
    day,
    cards: titles.map((title) => makeCard(title, { schedule: scheduleAt(`${day}T09:00`, 'UTC') })),
  })
const titles = (cards: readonly Card[]) => cards.map(({ title }) => title)

beforeEach(() => {
  database = new PlanDatabase(`window-${++plans}`)
})
afterEach(() => {
  stop()
  database.close()
})

test('tells the cards of the range once, in order of days, and nothing outside', async () => {
  await put('2026-10-31', 'before')
  await put('2026-11-01', 'first')
  await put('2026-11-30', 'last')
  await put('2026-12-01', 'after')
  await database.days.put({ day: 'u:2026-11-15:0', cards: [makeCard('undated')] })
  const told = vi.fn<(cards: readonly Card[]) => void>()
  stop = watchCards(database, '2026-11-01', '2026-11-30', told, fail)
  await vi.waitFor(() => expect(told).toHaveBeenCalled())
  expect(told.mock.calls.map(([cards]) => titles(cards))).toEqual([['first', 'last']])
})

test('a change is told, and the cards that it did not touch stay the same objects', async () => {
  await put('2026-11-01', 'a', 'b')
  await put('2026-11-20', 'c')
  const told = vi.fn<(cards: readonly Card[]) => void>()
  stop = watchCards(database, '2026-11-01', '2026-11-30', told, fail)
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1))
  await put('2026-11-01', 'a', 'new')
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2))
  const [before = [], after = []] = told.mock.calls.map(([cards]) => cards)
  expect(titles(after)).toEqual(['a', 'new', 'c'])
  expect(after[0]).toBe(before[0])
  expect(after[2]).toBe(before[2])
})

test('nothing is told after the end', async () => {
  const told = vi.fn<(cards: readonly Card[]) => void>()
  watchCards(database, '2026-11-01', '2026-11-07', told, fail)()
  const other = vi.fn<(cards: readonly Card[]) => void>()
  stop = watchCards(database, '2026-11-01', '2026-11-07', other, fail)
  await put('2026-11-02', 'a')
  await vi.waitFor(() => expect(other).toHaveBeenCalledWith([expect.objectContaining({ title: 'a' })]))
  expect(told).not.toHaveBeenCalled()
})
