import { expect, test } from 'vitest'
import { Ahead } from './ahead.ts'

test('quick steps go on from each other, however late they are saved; after that what is saved counts', async () => {
  const ahead = new Ahead<number>()
  const ends: (() => void)[] = []
  const save = () => new Promise<void>((end) => ends.push(end))
  for (let press = 0; press < 8; press++) ahead.give(ahead.from(0) + 1, save())
  expect(ahead.from(0)).toBe(8)
  ends[0]?.()
  await Promise.resolve()
  ahead.saved(1)
  expect(ahead.from(1)).toBe(8)
  for (const end of ends) end()
  await Promise.resolve()
  expect(ahead.from(7)).toBe(8)
  ahead.saved(20)
  expect(ahead.from(20)).toBe(20)
})

test('what could not be saved is let go as well', async () => {
  const ahead = new Ahead<number>()
  ahead.give(5, Promise.reject(new Error('The disk is full.')))
  await Promise.resolve()
  ahead.saved(1)
  expect(ahead.from(1)).toBe(1)
})
