import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksAlike } from '../../../shared/formats/media/difference-hash.ts'
import type { Asset } from '../../../shared/plan/asset.ts'
import { makeAsset } from '../../../test/support/make-asset.ts'
import { alikeTo, lookalikes } from './library-answers.ts'

const asset = (perceptual: string | null, at: number): Asset => ({
  ...makeAsset(String(at), { perceptual }),
  id: `asset ${at}`,
  credit: '',
  licence: 'unknown',
  source: '',
  tags: [],
  starred: false,
  focus: null,
  crops: {},
  deleted: false,
  addedAt: 0,
})

/** Hashes that are a few bits away from some that are common. */
const hash = fc
  .tuple(
    fc.constantFrom(0x0f0f_3c3c_5a5a_9696n, 0x1248_8421_a5a5_5a5an),
    fc.array(fc.nat({ max: 63 }), { maxLength: 10 }),
  )
  .map(([base, flips]) =>
    flips
      .reduce<bigint>((bits, at) => bits ^ (1n << BigInt(at)), base)
      .toString(16)
      .padStart(16, '0'),
  )

test('those that look like another are those that comparing each with each finds', () => {
  fc.assert(
    fc.property(fc.array(fc.option(hash), { maxLength: 20 }), (hashes) => {
      const assets = hashes.map(asset)
      const slowly = assets.filter((one) => alikeTo(one, assets).length > 0).map(({ id }) => id)
      expect([...lookalikes(assets)].sort()).toEqual(slowly.sort())
      for (const one of assets) {
        for (const other of alikeTo(one, assets))
          expect(looksAlike(one.perceptual ?? '', other.perceptual ?? '')).toBe(true)
      }
    }),
    { seed: 5, numRuns: 200 },
  )
})
