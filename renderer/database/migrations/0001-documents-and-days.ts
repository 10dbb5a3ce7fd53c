import type { Migration } from './migration.ts'

/** Documents as snapshots, log and segments; day rows; search snapshot; grants and settings. */
export const documentsAndDays: Migration = {
  version: 1,
  stores: {
    snapshots: 'docId',
    updates: '[docId+seq]',
    heads: 'docId',
    segments: 'id',
    segmentHeads: 'id',
    days: 'day',
    imports: 'id',
    search: 'key',
    grants: 'id',
    settings: 'key',
  },
}
