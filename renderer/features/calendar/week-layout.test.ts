import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCard } from '../../../test/support/make-card.ts'
import { layOutDay } from './week-layout.ts'

const day = (minutes: readonly number[]) =>
  [...minutes]
    .sort((a, b) => a - b)
    .map((each, index) => ({ card: makeCard(`p${index}`), instant: each, day: '2026-11-24', minutes: each }))
const lanes = (minutes: readonly number[]) => layOutDay(day(minutes), 30).map(({ lane, lanes }) => `${lane}/${lanes}`)

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
  it('never draws past midnight', () => {
    expect(layOutDay(day([1435]), 30).map(({ top }) => top)).toEqual([1410])
  })
  it('never lets two posts cover each other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 60 }), (minutes) => {
        const blocks = layOutDay(day(minutes), 30)
        expect(blocks).toHaveLength(minutes.length)
        for (const [index, a] of blocks.entries()) {
          expect(a.lane).toBeLessThan(a.lanes)
          for (const b of blocks.slice(index + 1)) {
            if (Math.abs(a.top - b.top) < 30) expect(a.lane === b.lane).toBe(false)
          }
        }
      }),
      { seed: 6 },
    )
  })
})
