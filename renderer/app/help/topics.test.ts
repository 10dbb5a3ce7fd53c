import { expect, it } from 'vitest'
import { foundTopics, topics } from './topics.ts'

const ids = (typed: string) => foundTopics(typed).map(({ id }) => id)

it('offers everything before anything is typed', () => {
  expect(foundTopics('  ')).toEqual(topics)
})

it('finds by the words of titles, other words and answers, titles first', () => {
  expect(ids('ROLE')).toContain('roles')
  expect(ids('usb stick')).toEqual(['file'])
  expect(ids('channel')[0]).toBe('channels')
  expect(ids('channel')).toContain('first-steps')
  expect(ids('giraffe')).toEqual([])
})

it('has one topic under each id', () => {
  expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length)
})
