import { describe, expect, it } from 'vitest'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import { type Card, type Status, statuses } from '../../../shared/plan/post.ts'
import { makeCard } from '../../../test/support/make-card.ts'
import { cardsBetween, cardTowards, planMove, statusBeside } from './moves.ts'

const card = (id: string, status: Status, dated = false): Card =>
  makeCard(id, {
    status,
    schedule: dated ? { wall: '2026-11-24T09:00', zone: 'UTC', instant: Date.UTC(2026, 10, 24, 9) } : null,
  })

const full: Partial<Record<Status, readonly string[]>> = { idea: ['a', 'b', 'c'], review: ['d'], posted: ['e', 'f'] }
const columns: readonly BoardColumn[] = statuses.map((status) => {
  const cards = (full[status] ?? []).map((id) => card(id, status))
  return { status, total: cards.length, cards }
})

describe('cardTowards', () => {
  it.each([
    ['a', 'down', 'b'],
    ['c', 'down', 'c'],
    ['a', 'up', 'a'],
    ['c', 'right', 'd'],
    ['d', 'right', 'e'],
    ['f', 'left', 'd'],
    ['f', 'right', 'f'],
    ['a', 'left', 'a'],
    ['b', 'last', 'c'],
    ['c', 'first', 'a'],
    ['gone', 'down', 'a'],
  ] as const)('from %s %s leads to %s', (from, direction, to) => {
    expect(cardTowards(columns, from, direction)).toBe(to)
  })

  it('leads nowhere on an empty board', () => {
    expect(cardTowards([], 'a', 'down')).toBeNull()
  })
})

describe('cardsBetween', () => {
  it('takes a range in one column, in either order', () => {
    expect(cardsBetween(columns, 'a', 'c')).toEqual(['a', 'b', 'c'])
    expect(cardsBetween(columns, 'c', 'b')).toEqual(['b', 'c'])
  })
  it('takes just the second card across columns', () => {
    expect(cardsBetween(columns, 'a', 'e')).toEqual(['e'])
  })
})

describe('statusBeside', () => {
  it('walks the life of a post and stops at its ends', () => {
    expect(statusBeside('idea', 'right')).toBe('draft')
    expect(statusBeside('idea', 'left')).toBeNull()
    expect(statusBeside('archived', 'right')).toBeNull()
  })
})

describe('planMove', () => {
  it('changes only the cards that are not there already', () => {
    expect(planMove([card('a', 'idea'), card('b', 'draft')], 'draft')).toEqual({ kind: 'change', ids: ['a'] })
    expect(planMove([card('b', 'draft')], 'draft')).toEqual({ kind: 'nothing' })
  })
  it('asks for a time when an undated card is to be scheduled', () => {
    expect(planMove([card('a', 'idea'), card('b', 'draft', true)], 'scheduled')).toEqual({
      kind: 'needs-time',
      ids: ['a', 'b'],
      undated: ['a'],
    })
    expect(planMove([card('b', 'draft', true)], 'scheduled')).toEqual({ kind: 'change', ids: ['b'] })
  })
})
