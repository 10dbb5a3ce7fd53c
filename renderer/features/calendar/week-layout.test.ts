import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../../test/support/make-card.ts'
import { type Block, layOutDay } from './week-layout.ts'

const day = (minutes: readonly number[]) =>
  [...minutes]
    .sort((a, b) => a - b)
    .map((each, index) => ({ card: makeCard(`p${index}`), instant: each, day: '2026-11-24', minutes: each }))
const room = (most: number) => ({ height: 30, most })
const words = (block: Block) =>
  `${block.kind === 'more' ? `+${block.posts.length} in ` : ''}${block.lane}/${block.lanes}`
const lanes = (minutes: readonly number[], most = 3) => layOutDay(day(minutes), room(most)).map(words)

describe('layOutDay', () => {
  it('gives posts that stand alone the whole width', () => {
    expect(lanes([540, 600])).toEqual(['0/1', '0/1'])
  })
  it('puts posts of the same time side by side', () => {
    expect(lanes([540, 540, 550])).toEqual(['0/3', '1/3', '2/3'])
  })
  it('uses a lane again once it is free', () => {
    expect(lanes([540, 555, 570])).toEqual(['0/2', '1/2', '0/2'])
  })
  it('tells in the last lane how many more there are', () => {
    expect(lanes([540, 540, 540, 550])).toEqual(['0/3', '1/3', '+2 in 2/3'])
    expect(lanes([540, 540, 540], 2)).toEqual(['0/2', '+2 in 1/2'])
  })
  it('shows a post of the last lane that nothing covers', () => {
    expect(lanes([540, 541, 542, 571, 572], 2)).toEqual(['0/2', '+2 in 1/2', '0/2', '1/2'])
  })
  it('draws a number as tall as the posts it stands for', () => {
    const [, more] = layOutDay(day([540, 550, 560]), room(2))
    expect([more?.top, more?.bottom]).toEqual([550, 590])
  })
  it('never draws past midnight', () => {
    expect(layOutDay(day([1435]), room(3)).map(({ top }) => top)).toEqual([1410])
  })
  it('shows or counts every post once, in at most so many lanes, and nothing covers another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1100, max: 1180 })), { maxLength: 60 }),
        fc.integer({ min: 2, max: 4 }),
        (minutes, most) => {
          const posts = day(minutes)
          const blocks = layOutDay(posts, room(most))
          const found = blocks.flatMap((block) => (block.kind === 'post' ? [block.post] : block.posts))
          expect(found.map((post) => post.card.id).sort()).toEqual(posts.map((post) => post.card.id).sort())
          for (const [index, a] of blocks.entries()) {
            expect(a.lane).toBeLessThan(a.lanes)
            expect(a.lanes).toBeLessThanOrEqual(most)
            if (a.kind === 'more') expect(a.posts.length).toBeGreaterThan(1)
            for (const b of blocks.slice(index + 1)) {
              expect(b.top).toBeGreaterThanOrEqual(a.top)
              if (a.bottom <= b.top) continue
              expect(b.lane === a.lane).toBe(false)
              expect(b.lanes).toBe(a.lanes)
            }
          }
        },
      ),
      { seed: 6 },
    )
  })
})
