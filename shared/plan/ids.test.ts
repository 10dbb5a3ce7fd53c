import { expect, test } from 'vitest'
import { createIdSource } from './ids.ts'

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
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(300)
})

test('an id tells the millisecond in which it was made', () => {
  const newId = createIdSource({ now: () => 0x0123456789ab }, bytes(0))
  expect(newId()).toMatch(/^01234567-89ab-7/)
})
