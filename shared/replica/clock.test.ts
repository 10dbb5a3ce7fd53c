import { expect, test } from 'vitest'
import { drawnInBulk } from './clock.ts'

test('randomness that is drawn in bulk is what the source gave, each byte once', () => {
  const drawn: number[] = []
  let next = 0
  const source = (length: number) => {
    drawn.push(length)
    return new Uint8Array(length).map(() => next++ % 251)
  }
  const random = drawnInBulk(source)
  const given = Array.from({ length: 500 }, () => [...random(4)]).flat()
  // 1,024 hold 256 times four bytes: none is left over.
  expect(given).toEqual(Array.from({ length: 2000 }, (_, at) => at % 251))
  expect(drawn).toEqual([1024, 1024])
  const [first, second] = [random(4), random(4)]
  expect(first.buffer).not.toBe(second.buffer)
  expect(random(3000)).toHaveLength(3000)
})
