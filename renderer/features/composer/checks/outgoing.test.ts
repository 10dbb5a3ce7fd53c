import { expect, test } from 'vitest'
import type { Asset } from '../../../../shared/plan/asset.ts'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { Post, Variant } from '../../../../shared/plan/post.ts'
import { outgoingOn } from './outgoing.ts'

const channel: Channel = { id: 'c', platform: 'mastodon', name: '', handle: '@us', hue: 'red', limit: 1_000 }
const plain: Variant = { text: null, link: null, firstComment: '', contentWarning: '', media: null, isThread: false }
const [first, second] = [
  { id: 'u1', asset: 'a'.repeat(64), alt: 'One' },
  { id: 'u2', asset: 'b'.repeat(64), alt: 'Two' },
]
const post = (variants: Post['variants']) => ({ text: 'Shared', media: [first, second], variants })
const picture = { kind: 'video', width: 640, height: 480, bytes: 9, durationMs: 5 } as Asset

test('a channel says what all say, until something differs there', () => {
  const { post: outgoing, media } = outgoingOn(channel, post(new Map()), new Map())
  expect(outgoing).toMatchObject({ text: 'Shared', limit: 1_000 })
  expect(media).toEqual([first, second])
  const variant = { ...plain, text: 'Own', contentWarning: 'News', isThread: true, media: ['u2', 'gone'] }
  const own = outgoingOn(channel, post(new Map([['c', variant]])), new Map())
  expect(own.post).toMatchObject({ text: 'Own', contentWarning: 'News', isThread: true })
  expect(own.media).toEqual([second])
})

test('a picture that has not arrived counts as one that fits, others as what they are', () => {
  const { post: outgoing } = outgoingOn(channel, post(new Map()), new Map([[first.asset, picture]]))
  expect(outgoing.media).toEqual([
    { kind: 'video', width: 640, height: 480, bytes: 9, durationMs: 5, alt: 'One' },
    { kind: 'image', width: 1, height: 1, bytes: 0, durationMs: null, alt: 'Two' },
  ])
})
