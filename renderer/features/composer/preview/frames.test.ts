import { expect, test } from 'vitest'
import type { Asset } from '../../../../shared/plan/asset.ts'
import { frameRatios, visiblePart } from './frames.ts'

const picture = { width: 2000, height: 1000, focus: null } as Asset

test('a picture fills its frame around its middle, around what must stay in sight, or by its crop', () => {
  expect(visiblePart(picture, undefined, 1)).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 })
  expect(visiblePart({ ...picture, focus: { x: 0.9, y: 0.5 } }, undefined, 1)).toEqual({
    x: 0.5,
    y: 0,
    width: 0.5,
    height: 1,
  })
  const crop = { x: 0, y: 0, width: 0.5, height: 1 }
  expect(visiblePart(picture, crop, 1)).toEqual(crop)
  expect(visiblePart(picture, undefined, 2)).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})

test('frames have the shape that the platform gives them', () => {
  expect(frameRatios('instagram', [0.5, 1])).toEqual([0.75, 0.75])
  expect(frameRatios('x', [1, 1, 1, 1])).toHaveLength(4)
  expect(frameRatios('tiktok', [1])).toEqual([9 / 16])
})

test('Bluesky shows up to four pictures in a grid, and more of them in a strip that keeps all', () => {
  const squares = (count: number) => frameRatios('bluesky', Array(count).fill(1))
  expect(squares(4)).toEqual(Array(4).fill(16 / 9))
  expect(squares(10)).toEqual(Array(10).fill(1))
})
