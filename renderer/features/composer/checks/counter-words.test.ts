import { expect, test } from 'vitest'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { TextCount } from '../../../../shared/platforms/count-text.ts'
import { counterWords } from './counter-words.ts'

const words = (channel: Partial<Channel>, count: number, limit: number | null) =>
  counterWords({ platform: 'mastodon', name: '', handle: '', ...channel } as Channel, { count, limit } as TextCount)

test('a counter says channel, number and limit, and how many are too many', () => {
  expect(words({ handle: '@us' }, 142, 500)).toBe('Mastodon @us: 142 of 500')
  expect(words({ handle: '@us' }, 500, 500)).toBe('Mastodon @us: 500 of 500')
  expect(words({ handle: '@us', name: 'Our group' }, 1500, 500)).toBe(
    'Mastodon Our group: 1,500 of 500, 1,000 too many',
  )
  expect(words({ platform: 'email' }, 142, null)).toBe('Email: 142 characters')
})
