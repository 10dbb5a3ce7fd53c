import type { NewAsset } from '../../shared/plan/asset.ts'

/** A picture as an import makes it. */
export const makeAsset = (hash: string, fields: Partial<NewAsset> = {}): NewAsset => ({
  hash,
  kind: 'image',
  mime: 'image/png',
  bytes: 5000,
  width: 240,
  height: 160,
  animated: false,
  durationMs: null,
  perceptual: null,
  removed: [],
  name: 'Duck',
  folder: '',
  thumbnail: null,
  tile: null,
  addedBy: null,
  ...fields,
})
