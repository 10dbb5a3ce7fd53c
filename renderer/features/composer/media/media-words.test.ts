import { expect, test } from 'vitest'
import type { Asset } from '../../../../shared/plan/asset.ts'
import { makeAsset } from '../../../../test/support/make-asset.ts'
import { type KnownUse, mediaSummary, mediaWarning, remindersOf } from './media-words.ts'

const asset: Asset = {
  ...makeAsset('a'.repeat(64)),
  ...{ id: 'i', credit: '', source: '', licence: 'own', tags: [], crops: {}, focus: null },
  ...{ deleted: false, starred: false, addedAt: 0 },
}
const use = (alt: string) => ({ id: 'u', asset: asset.hash, alt })
const described: KnownUse = { use: use('A duck'), asset }
const bare: KnownUse = { use: use(' '), asset }
const film: KnownUse = { use: use('A duck swims'), asset: { ...asset, kind: 'video' } }

test('what a post shows is said in few words', () => {
  expect(mediaSummary([described])).toBe('1 picture')
  expect(mediaSummary([described, bare, film])).toBe('2 pictures, 1 video')
  expect(mediaSummary([film])).toBe('1 video')
})

test('what of it needs somebody is said as precisely as few words allow', () => {
  expect(mediaWarning([described, film])).toBeUndefined()
  expect(mediaWarning([described, bare])).toBe('1 without alt text')
  const unclear = { ...bare, asset: { ...asset, licence: 'unknown' as const } }
  expect(remindersOf(unclear)).toEqual(['No alt text yet.', 'Rights not clear yet.'])
  expect(mediaWarning([bare, unclear])).toBe('2 to check')
  const shareAlike = { ...asset, licence: 'cc-by-sa', credit: 'Ann' } as const
  expect(mediaWarning([{ use: use('A duck'), asset: shareAlike }]), 'nobody can mend a licence').toBeUndefined()
  expect(mediaWarning([{ use: use('A duck'), asset: { ...asset, deleted: true } }])).toBe('1 to check')
  expect(mediaWarning([{ use: use('A duck'), asset: null }]), 'what has not arrived needs nobody').toBeUndefined()
})
