import { looksAlike } from '../../../shared/formats/media/difference-hash.ts'
import type { LibraryFilter, LibraryView } from '../../../shared/ipc/library-api.ts'
import type { Asset, AssetId } from '../../../shared/plan/asset.ts'
import { isUnclear } from '../../../shared/plan/licence.ts'
import type { Tag } from '../../../shared/plan/lists.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'

const maxAlike = 12

/** What the Library shows of all assets. `used` holds the hashes that any post uses. */
export function libraryOf(
  assets: readonly Asset[],
  filter: LibraryFilter,
  limit: number,
  tags: readonly Tag[],
  used: ReadonlySet<BlobHash>,
): LibraryView {
  const names = new Map(tags.map(({ id, name }) => [id, name]))
  const alike = filter.alike ? lookalikes(assets) : null
  const matches = assets.filter((asset) => (alike?.has(asset.id) ?? true) && assetMatches(asset, filter, names, used))
  return {
    matching: matches.length,
    total: assets.length,
    assets: matches.slice(0, limit),
    folders: foldersOf(assets),
  }
}

/** The other assets that look like one, by their perceptual hashes. */
export function alikeTo({ id, perceptual }: Asset, assets: readonly Asset[]): readonly Asset[] {
  if (perceptual === null) return []
  return assets
    .filter((other) => other.id !== id && other.perceptual !== null && looksAlike(perceptual, other.perceptual))
    .slice(0, maxAlike)
}

/**
 * Every asset that looks like another one. Hashes that differ in 6 of 64 bits are equal in at least 2 of 8 bytes, so
 * only those that share a byte are compared.
 */
export function lookalikes(assets: readonly Asset[]): ReadonlySet<AssetId> {
  const found = new Set<AssetId>()
  for (let at = 0; at < 16; at += 2) {
    const sharing = new Map<string, Asset[]>()
    for (const asset of assets) {
      if (asset.perceptual === null) continue
      const byte = asset.perceptual.slice(at, at + 2)
      const others = sharing.get(byte) ?? []
      for (const other of others) {
        if (found.has(asset.id) && found.has(other.id)) continue
        if (!looksAlike(asset.perceptual, other.perceptual ?? '')) continue
        found.add(asset.id).add(other.id)
      }
      others.push(asset)
      sharing.set(byte, others)
    }
  }
  return found
}

function assetMatches(
  asset: Asset,
  filter: LibraryFilter,
  tagNames: ReadonlyMap<string, string>,
  used: ReadonlySet<BlobHash>,
): boolean {
  return (
    (filter.kind === null || asset.kind === filter.kind) &&
    (filter.folder === null || asset.folder === filter.folder) &&
    (!filter.starred || asset.starred) &&
    (!filter.unclear || isUnclear(asset)) &&
    (!filter.unused || !used.has(asset.hash)) &&
    (filter.tags.length === 0 || filter.tags.some((tag) => asset.tags.includes(tag))) &&
    hasWords(asset, filter.text, tagNames)
  )
}

function hasWords(asset: Asset, text: string, tagNames: ReadonlyMap<string, string>): boolean {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return true
  const tags = asset.tags.map((tag) => tagNames.get(tag) ?? '')
  const all = folded([asset.name, asset.credit, asset.source, asset.folder, ...tags].join('\n'))
  return words.every((word) => all.includes(word))
}

/** Small letters without accents, so that "cafe" finds "Café". */
const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

function foldersOf(assets: readonly Asset[]): LibraryView['folders'] {
  const counts = new Map<string, number>()
  for (const { folder } of assets) if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => a.name.localeCompare(b.name))
}
