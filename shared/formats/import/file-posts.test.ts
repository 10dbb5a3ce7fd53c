import { expect, test } from 'vitest'
import { type Lists, noLists } from '../../plan/lists.ts'
import type { RowPost } from '../read-post.ts'
import { filePosts } from './file-posts.ts'

const lists: Lists = {
  ...noLists,
  channels: [{ id: 'c-ig', platform: 'instagram', name: '', handle: '@OurGroup', hue: 'red' }],
  tags: [{ id: 't-climate', name: 'Climate', hue: 'green' }],
  campaigns: [],
  members: [],
}
const row = (change: Partial<RowPost>): RowPost => ({
  line: 2,
  text: 'text',
  status: 'draft',
  schedule: null,
  link: null,
  metrics: null,
  tags: [],
  hashtags: [],
  campaign: null,
  handle: null,
  importKey: 'key',
  ...change,
})
function counter() {
  let next = 0
  return () => `new-${++next}`
}
const options = { hashtagsToTags: true, channel: null, newChannels: null } as const

test('tags are found whatever their case, made once, and given once', () => {
  const filed = filePosts(
    [row({ tags: ['climate'], hashtags: ['CLIMATE', 'Vote'] }), row({ hashtags: ['vote'] })],
    lists,
    options,
    counter(),
  )
  expect(filed.posts.map((post) => post.tags)).toEqual([['t-climate', 'new-1'], ['new-1']])
  expect(filed.tags.map((tag) => tag.name)).toEqual(['Vote'])
})

test('hashtags stay in the text alone unless asked for', () => {
  const filed = filePosts([row({ hashtags: ['Vote'] })], lists, { ...options, hashtagsToTags: false }, counter())
  expect(filed).toMatchObject({ posts: [{ tags: [] }], tags: [] })
})

test('accounts become channels of the chosen platform, one for each', () => {
  const rows = [row({ handle: 'ourgroup' }), row({ handle: 'OurGroup' }), row({ handle: null })]
  const filed = filePosts(rows, lists, { ...options, newChannels: 'x', channel: 'c-ig' }, counter())
  expect(filed.posts.map((post) => post.channels)).toEqual([['new-1'], ['new-1'], ['c-ig']])
  expect(filed.channels).toMatchObject([{ platform: 'x', handle: '@ourgroup' }])
})

test('without new channels an account finds the channel that is there, or the one for all rows', () => {
  const rows = [row({ handle: 'ourgroup' }), row({ handle: 'unknown' })]
  expect(filePosts(rows, lists, options, counter()).posts.map((post) => post.channels)).toEqual([['c-ig'], []])
})
