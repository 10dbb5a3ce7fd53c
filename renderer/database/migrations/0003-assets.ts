import type { Migration } from './migration.ts'

/** The rows of assets, and which assets each post uses. */
export const assets: Migration = {
  version: 3,
  stores: { assets: 'id', uses: 'post, *assets' },
}
