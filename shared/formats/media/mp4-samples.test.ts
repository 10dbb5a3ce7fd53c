import { expect, test } from 'vitest'
import { boxesIn } from './boxes.ts'
import { asU32, joined, latinBytes, u32 } from './bytes.ts'
import { samplesOf } from './mp4-samples.ts'

const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = joined(parts)
  return joined([asU32(content.length + 8), latinBytes(type), content])
}
const numbers = (...values: readonly number[]) => joined(values.map(asU32))

/** A track of five samples in three chunks: two, two and one. */
function track(sizes: Uint8Array, offsets: Uint8Array): Uint8Array {
  const runs = box('stsc', numbers(0, 2, 1, 2, 1, 3, 1, 1))
  return box('trak', box('mdia', box('minf', box('stbl', sizes, runs, offsets))))
}

function stretches(bytes: Uint8Array) {
  const [trak] = boxesIn(bytes, 0, bytes.length) ?? []
  return trak === undefined ? null : samplesOf(bytes, trak)
}

const sizes = box('stsz', numbers(0, 0, 5, 10, 20, 30, 40, 50))
const found = [
  { start: 1000, end: 1030 },
  { start: 2000, end: 2070 },
  { start: 3000, end: 3050 },
]

test('samples lie in their chunks, each where its table says, in four bytes or in eight', () => {
  expect(stretches(track(sizes, box('stco', numbers(0, 3, 1000, 2000, 3000))))).toEqual(found)
  expect(stretches(track(sizes, box('co64', numbers(0, 3, 0, 1000, 0, 2000, 0, 3000))))).toEqual(found)
})

test('samples of one size are not listed one by one', () => {
  const [first, , last] = stretches(track(box('stsz', numbers(0, 7, 5)), box('stco', numbers(0, 3, 10, 20, 30)))) ?? []
  expect([first, last]).toEqual([
    { start: 10, end: 24 },
    { start: 30, end: 37 },
  ])
})

test('tables that do not go together say nothing', () => {
  expect(stretches(track(sizes, box('stco', numbers(0, 2, 1000, 2000))))).toBeNull()
  expect(stretches(track(sizes, box('free')))).toBeNull()
  expect(stretches(track(box('stsz', numbers(0, 7, 1_000_001)), box('stco', numbers(0, 3, 10, 20, 30))))).toBeNull()
})

test('a number in four bytes is written as it is read', () => {
  for (const value of [0, 1, 0x01_f2_a3_b4, 0xff_00_ff_01]) expect(u32(asU32(value), 0)).toBe(value)
  expect([...asU32(0x01_f2_a3_b4)]).toEqual([0x01, 0xf2, 0xa3, 0xb4])
})
