import type { ImportField } from '../../ipc/import-api.ts'

interface OwnColumn {
  readonly header: string
  /** What an import takes it for. */
  readonly field: ImportField
  /** What stands in it, where an import takes nothing from it. */
  readonly cell?: string
}

/** The columns of a CSV export, in order: by all of them together an import knows that the file is one of ours. */
export const ownColumns: readonly OwnColumn[] = [
  { header: 'Placard key', field: 'key' },
  { header: 'Date', field: 'date' },
  { header: 'Time zone', field: 'zone' },
  { header: 'Status', field: 'status' },
  { header: 'Text', field: 'text' },
  { header: 'Channels', field: 'channel' },
  { header: 'Tags', field: 'tags' },
  { header: 'Campaign', field: 'campaign' },
  { header: 'Assignee', field: 'assignee' },
  { header: 'Link', field: 'link' },
  { header: 'Replies', field: 'replies' },
  { header: 'Reposts', field: 'reposts' },
  { header: 'Likes', field: 'likes' },
  { header: 'Created', field: 'created' },
  { header: 'Channel versions', field: 'versions' },
  { header: 'Media', field: 'media' },
  { header: 'Language', field: 'language' },
  // A file proves no approval.
  { header: 'Approved by', field: 'ignore', cell: 'approvedBy' },
  { header: 'Approved at', field: 'ignore', cell: 'approvedAt' },
]

/** Exports made before posts had a language end with their media. */
const fewest = ownColumns.findIndex(({ field }) => field === 'language')

/** True for the header line of an export of ours. */
export const isOwnExport = (headers: readonly string[]): boolean =>
  headers.length >= fewest &&
  headers.length <= ownColumns.length &&
  headers.every((header, at) => header === ownColumns[at]?.header)
