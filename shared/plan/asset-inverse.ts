import type { Asset, AssetPatch } from './asset.ts'
import { sameValue } from './same-value.ts'

/** A change as it was really made, and the way back: `back` undoes it wherever `made` still holds. */
export interface AssetReversal {
  readonly made: AssetPatch
  readonly back: AssetPatch
}

const fields = ['name', 'credit', 'licence', 'source', 'folder', 'starred', 'focus', 'deleted'] as const

/** The part of a patch that changes this asset, with its inverse; null when nothing would change. */
export function assetReversal(asset: Asset, patch: AssetPatch): AssetReversal | null {
  const changed = fields.filter((key) => patch[key] !== undefined && !sameValue(patch[key], asset[key]))
  const added = (patch.addTags ?? []).filter((id) => !asset.tags.includes(id))
  const removed = (patch.removeTags ?? []).filter((id) => asset.tags.includes(id))
  const crops = Object.entries(patch.crops ?? {}).filter(([id, crop]) => !sameValue(crop, asset.crops[id] ?? null))
  if (changed.length + added.length + removed.length + crops.length === 0) return null
  const before = crops.map(([id]) => [id, asset.crops[id] ?? null] as const)
  return {
    made: { ...pick(patch, changed), ...tags(added, removed), ...cropsOf(crops) },
    back: { ...pick(asset, changed), ...tags(removed, added), ...cropsOf(before) },
  }
}

/** True if the asset is as the patch would leave it. */
export const assetHolds = (asset: Asset, patch: AssetPatch): boolean => assetReversal(asset, patch) === null

const pick = (source: AssetPatch, keys: readonly (typeof fields)[number][]): AssetPatch =>
  Object.fromEntries(keys.map((key) => [key, source[key]]))

const tags = (added: readonly string[], removed: readonly string[]): AssetPatch => ({
  ...(added.length > 0 ? { addTags: added } : {}),
  ...(removed.length > 0 ? { removeTags: removed } : {}),
})

const cropsOf = (crops: readonly (readonly [string, Asset['crops'][string] | null])[]): AssetPatch =>
  crops.length > 0 ? { crops: Object.fromEntries(crops) } : {}
