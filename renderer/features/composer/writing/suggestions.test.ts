import { expect, test } from 'vitest'
import { type Lists, noLists } from '../../../../shared/plan/lists.ts'
import { listedWords, suggestionsFor } from './suggestions.ts'

const lists: Lists = {
  ...noLists,
  channels: [
    { id: 'm', platform: 'mastodon', name: 'Us', handle: '@us@example.social', hue: 'blue', hashtags: ['#Action'] },
    { id: 'w', platform: 'whatsapp', name: 'Group', handle: '', hue: 'blue' },
  ],
  tags: [{ id: 't', name: 'act now!', hue: 'red' }],
  hashtagGroups: [{ id: 'g', name: 'Climate', hashtags: ['#ActOnClimate', '#Grève'] }],
}

test('the lists know hashtags of groups, channels and tags, and the channels as people', () => {
  expect(listedWords(lists, '#act')).toEqual(['#ActOnClimate', '#Action', '#actnow'])
  expect(listedWords(lists, '@')).toEqual(['@us@example.social'])
})

test('what posts use comes first, each word once, without what stands there already', async () => {
  const ask = async () => [
    { word: '#actonclimate', posts: 12 },
    { word: '#act', posts: 1 },
  ]
  const found = await suggestionsFor('#act', { ask, lists: () => lists })
  expect(found.map(({ label, detail }) => [label, detail])).toEqual([
    ['#actonclimate', '12 posts'],
    ['#Action', undefined],
    ['#actnow', undefined],
  ])
})
