import { expect, test } from 'vitest'
import { cardMatches, emptyFilter, filterIsActive } from './filter.ts'
import type { Card, Filter } from './post.ts'

const card: Card = {
  id: '018f0000-0000-7000-8000-000000000001',
  status: 'draft',
  title: 'Come on Friday',
  schedule: null,
  channels: ['x', 'mail'],
  tags: ['rents'],
  campaign: 'spring',
  assignee: null,
  link: null,
  metrics: null,
  createdAt: 0,
  updatedAt: 0,
}
const met: Filter = {
  text: '',
  channels: ['y', 'x'],
  tags: ['rents'],
  campaigns: ['spring'],
  statuses: ['draft'],
  assignees: [],
}

test('a filter is active as soon as one part of it says anything', () => {
  expect(filterIsActive(emptyFilter)).toBe(false)
  expect(filterIsActive({ ...emptyFilter, text: 'f' })).toBe(true)
  expect(filterIsActive({ ...emptyFilter, assignees: ['ana'] })).toBe(true)
})

test.each([
  ['everything while it says nothing', emptyFilter, true],
  ['what meets every part of it', met, true],
  ['nothing of another channel', { ...met, channels: ['y'] }, false],
  ['nothing of another tag', { ...met, tags: ['wages'] }, false],
  ['nothing of another campaign', { ...met, campaigns: ['autumn'] }, false],
  ['nothing of another status', { ...met, statuses: ['posted'] }, false],
  ['nothing that nobody has, where somebody is wanted', { ...met, assignees: ['ana'] }, false],
  ['whatever its text says: that is for the search', { ...met, text: 'nowhere' }, true],
] satisfies [string, Filter, boolean][])('a filter shows %s', (_name, filter, expected) => {
  expect(cardMatches(card, filter)).toBe(expected)
})
