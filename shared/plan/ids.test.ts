import { expect, test } from 'vitest'
import { createIdSource, isId } from './ids.ts'

const bytes = (value: number) => (length: number) => new Uint8Array(length).fill(value)

test('ids are version 7 and sort as they were made, within one millisecond and when the clock goes back', () => {
  let now = 1_700_000_000_000
  const newId = createIdSource({ now: () => now }, bytes(0xff))
  const ids: string[] = []
  for (let made = 0; made < 300; made++) {
    if (made === 100) now += 5
    if (made === 200) now -= 60_000
    ids.push(newId())
  }
  expect(ids.every(isId)).toBe(true)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(300)
})

test('an id tells the millisecond in which it was made', () => {
  const newId = createIdSource({ now: () => 0x0123456789ab }, bytes(0))
  expect(newId()).toMatch(/^01234567-89ab-7/)
})

test('what is not an id', () => {
  expect(
    ['', 'abc', '0190-0', '018F0000-0000-7000-8000-000000000001', '018f0000-0000-4000-8000-000000000001'].some(isId),
  ).toBe(false)
})
