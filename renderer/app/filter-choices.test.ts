import { expect, it } from 'vitest'
import { emptyFilter } from '../../shared/plan/filter.ts'
import { type Lists, noLists } from '../../shared/plan/lists.ts'
import { chosenOf, filterChoices, foundChoices, toggled } from './filter-choices.ts'

const lists: Lists = {
  ...noLists,
  channels: [{ id: 'c1', platform: 'x', name: '', handle: '@ours', hue: 'blue' }],
  tags: Array.from({ length: 30 }, (_, index) => ({ id: `t${index}`, name: `Tag ${index}`, hue: 'red' as const })),
  campaigns: [],
  members: [{ id: 'm1', name: 'Ana', hue: 'teal' }],
}
const choices = filterChoices(lists)

it('adds a choice and takes it out again', () => {
  const [channel] = choices.filter(({ part }) => part === 'channels')
  if (channel === undefined) throw new Error('The channel is missing.')
  const filter = { ...emptyFilter, ...toggled(emptyFilter, channel) }
  expect(filter.channels).toEqual(['c1'])
  expect(chosenOf(choices, filter)).toEqual([channel])
  expect({ ...filter, ...toggled(filter, channel) }).toEqual(emptyFilter)
})

it('calls a channel without a name by its handle', () => {
  expect(choices.find(({ id }) => id === 'c1')?.name).toBe('@ours')
})

it('finds by name, and keeps what is chosen in sight', () => {
  const filter = { ...emptyFilter, tags: ['t29'] }
  const tags = new Map(foundChoices(choices, filter, 'TAG', 5)).get('tags')
  expect(tags?.map(({ id }) => id)).toEqual(['t29', 't0', 't1', 't2', 't3'])
  expect(foundChoices(choices, filter, 'ana', 5).map(([part]) => part)).toEqual(['assignees'])
})
