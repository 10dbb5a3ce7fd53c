import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { media } from '../../../test/support/media.ts'
import { type BlobRef, blobsToLetGo, interestsOf, type MediaChoices } from './blob-policy.ts'
import { Blobs } from './blobs.ts'
import { MemoryBlobStore } from './memory-blob-store.ts'
import { putBlob } from './put-blob.ts'

const noChoices: MediaChoices = { wanted: new Set(), refused: new Set() }
const named = (index: number) => index.toString(16).padStart(64, '0')
const original = (index: number, size: number | null = 1000): BlobRef => ({ hash: named(index), use: 'original', size })
const preview = (index: number): BlobRef => ({ hash: named(index), use: 'preview', size: null })

/** Blobs of these sizes, put one minute after the other. */
async function kept(...sizes: readonly number[]) {
  const clock = new ManualClock()
  const blobs = await Blobs.open(new MemoryBlobStore(), clock)
  const hashes: string[] = []
  for (const [seed, size] of sizes.entries()) {
    const put = await putBlob(blobs, new Blob([media(size, seed + 1)]), () => {}, { aborted: false })
    hashes.push(put?.hash ?? '')
    clock.advance(120_000)
  }
  return { blobs, hashes, clock }
}

describe('what is fetched', () => {
  it('is what a person wants, then previews, then originals', async () => {
    const { blobs } = await kept()
    const refs = [original(1), preview(2), original(3)]
    const choices = { wanted: new Set([named(3)]), refused: new Set<string>() }
    expect([...interestsOf(refs, blobs, { originals: 'all', budget: null }, choices)]).toEqual([
      [named(1), 2],
      [named(2), 1],
      [named(3), 0],
    ])
  })

  it('leaves out originals where they come on demand, and those that were refused', async () => {
    const { blobs } = await kept()
    const refs = [original(1), original(2), preview(3)]
    const refused = { wanted: new Set<string>(), refused: new Set([named(1)]) }
    expect([...interestsOf(refs, blobs, { originals: 'on-demand', budget: null }, noChoices).values()]).toEqual([
      null,
      null,
      1,
    ])
    expect([...interestsOf(refs, blobs, { originals: 'all', budget: null }, refused).values()]).toEqual([null, 2, 1])
  })

  it('fills nine tenths of the budget with originals, and previews whatever they take', async () => {
    const { blobs } = await kept(400)
    const refs = [original(1, 300), original(2, 300), original(3, 150), preview(4)]
    const interests = interestsOf(refs, blobs, { originals: 'all', budget: 1000 }, noChoices)
    expect([...interests.values()]).toEqual([2, null, 2, 1])
  })
})

describe('what is let go', () => {
  const rules = { originals: 'all', budget: 1000 } as const

  it('is nothing while there is room, or no limit', async () => {
    const { blobs } = await kept(500, 500)
    expect(blobsToLetGo([], blobs, rules, noChoices)).toEqual([])
    expect(blobsToLetGo([], blobs, { originals: 'all', budget: null }, noChoices)).toEqual([])
  })

  it('[BL10] is what the plan does not refer to, then what was used least recently, but no preview and nothing wanted', async () => {
    const { blobs, hashes } = await kept(400, 400, 400, 400, 400)
    const [shown = '', old = '', wanted = '', used = '', stray = ''] = hashes
    await blobs.read(used)
    const refs: BlobRef[] = [
      { hash: shown, use: 'preview', size: null },
      { hash: shown, use: 'original', size: 400 },
      ...[old, wanted, used].map((hash) => ({ hash, use: 'original' as const, size: 400 })),
    ]
    const choices = { wanted: new Set([wanted]), refused: new Set<string>() }
    expect(blobsToLetGo(refs, blobs, rules, choices)).toEqual([stray, old, used])
  })

  it('goes on only until the budget is kept', async () => {
    const { blobs, hashes } = await kept(400, 400, 300)
    const refs = hashes.map((hash) => ({ hash, use: 'original' as const, size: 400 }))
    expect(blobsToLetGo(refs, blobs, rules, noChoices)).toEqual([hashes[0]])
  })
})
