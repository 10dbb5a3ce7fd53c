import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { makeCard } from '../../test/support/make-card.ts'
import type { Channel } from './lists.ts'
import type { NewPost, Variant } from './post.ts'
import { createPost } from './post-document.ts'
import { project } from './prepared.ts'
import { refusingChannels } from './refusals.ts'

const variant: Variant = {
  text: null,
  link: null,
  firstComment: '',
  contentWarning: '',
  media: null,
  isThread: false,
}

function refusalsOf(post: NewPost) {
  const doc = new Y.Doc()
  createPost(doc, post, 0)
  return project('p', doc).row?.card.refusals
}

const channel = (id: string, platform: Channel['platform'], limit?: number): Channel => ({
  id,
  platform,
  name: '',
  handle: id,
  hue: 'red',
  ...(limit !== undefined && { limit }),
})

describe('the row of a post says where it would be refused', () => {
  test('that fits says nothing', () => {
    expect(refusalsOf({ text: 'Hello' })).toBeUndefined()
    expect(refusalsOf({ text: 'See example.com' })).toBeUndefined()
  })

  test('that is too long, with its length', () => {
    const refused = refusalsOf({ text: 'a'.repeat(400) })
    expect(refused).toEqual({
      shared: [
        { platform: 'x', length: 400 },
        { platform: 'bluesky', length: 400 },
      ],
      own: {},
    })
  })

  test('and what a channel says for itself counts there', () => {
    const variants = new Map([
      ['short', { ...variant, text: 'Hello' }],
      ['thread', { ...variant, isThread: true }],
      ['warned', { ...variant, contentWarning: 'b'.repeat(101) }],
    ])
    const own = refusalsOf({ text: 'a'.repeat(400), variants })?.own
    const on = (id: string) => own?.[id]?.map(({ platform }) => platform)
    expect(on('short')).not.toContain('x')
    expect(on('thread')).not.toContain('bluesky')
    expect(on('warned')).toContain('mastodon')
  })

  test('once it is posted nothing is said', () => {
    expect(refusalsOf({ text: 'a'.repeat(400), status: 'posted' })).toBeUndefined()
    expect(refusalsOf({ text: 'a'.repeat(400), status: 'archived' })).toBeUndefined()
  })
})

test('which channels refuse a card: by platform, by what they say for themselves, and by their own limit', () => {
  const channels = [channel('x', 'x'), channel('own', 'x'), channel('m', 'mastodon'), channel('big', 'mastodon', 5_000)]
  const card = makeCard('p', {
    channels: ['x', 'own', 'm', 'big'],
    refusals: {
      shared: [
        { platform: 'x', length: 600 },
        { platform: 'mastodon', length: 600 },
      ],
      own: { own: [] },
    },
  })
  expect(refusingChannels(card, channels).map(({ id }) => id)).toEqual(['x', 'm'])
  expect(refusingChannels({ ...card, channels: ['own'] }, channels)).toEqual([])
  expect(refusingChannels(makeCard('p', { channels: ['x'] }), channels)).toEqual([])
  const instagram = [channel('i', 'instagram')]
  expect(refusingChannels(makeCard('p', { channels: ['i'] }), instagram)).toEqual(instagram)
  expect(refusingChannels(makeCard('p', { channels: ['i'], media: ['a'.repeat(64)] }), instagram)).toEqual([])
  expect(refusingChannels(makeCard('p', { channels: ['i'], status: 'posted' }), instagram)).toEqual([])
})
