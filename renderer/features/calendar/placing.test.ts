import { describe, expect, it } from 'vitest'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { makeCard } from '../../../test/support/make-card.ts'
import { place, placeCards } from './placing.ts'

const at = (id: string, wall: string, zone = 'UTC') => makeCard(id, { schedule: scheduleAt(wall, zone) })

describe('place', () => {
  it('shows the wall clock of the view, whatever the zone of the post', () => {
    const card = at('a', '2026-11-24T23:30', 'Europe/London')
    expect(place(card, 'Europe/London')).toMatchObject({ day: '2026-11-24', minutes: 23 * 60 + 30 })
    expect(place(card, 'Asia/Tokyo')).toMatchObject({ day: '2026-11-25', minutes: 8 * 60 + 30 })
    expect(place(card, 'America/Los_Angeles')).toMatchObject({ day: '2026-11-24', minutes: 15 * 60 + 30 })
  })
  it('has no place for undated posts', () => {
    expect(place(makeCard('a'), 'UTC')).toBeNull()
  })
})

describe('placeCards', () => {
  it('orders a day by time, then by id', () => {
    const cards = [at('c', '2026-11-24T09:00'), at('b', '2026-11-24T09:00'), at('a', '2026-11-24T18:00')]
    expect(
      placeCards(cards, 'UTC')
        .get('2026-11-24')
        ?.map((post) => post.card.id),
    ).toEqual(['b', 'c', 'a'])
  })
  it('keeps the arrays of days that did not change', () => {
    const cards = [at('a', '2026-11-24T09:00'), at('b', '2026-11-25T09:00')]
    const before = placeCards(cards, 'UTC')
    const changed = cards.map((card) => (card.id === 'b' ? { ...card, title: 'new' } : card))
    const after = placeCards(changed, 'UTC', before)
    expect(after.get('2026-11-24')).toBe(before.get('2026-11-24'))
    expect(after.get('2026-11-25')).not.toBe(before.get('2026-11-25'))
  })
  it('draws every day again when the zone shows other times', () => {
    const cards = [at('a', '2026-11-24T09:00')]
    const before = placeCards(cards, 'UTC')
    expect(placeCards(cards, 'Europe/Paris', before).get('2026-11-24')?.[0]?.minutes).toBe(600)
  })
})
