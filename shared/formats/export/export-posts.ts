import type { ExportFormat } from '../../ipc/export-api.ts'
import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'
import { exportCalendar } from './export-calendar.ts'
import { exportCsv } from './export-csv.ts'
import { exportJson } from './export-json.ts'

/** How each is written, in pieces of text. */
const writers = { csv: exportCsv, json: exportJson, ics: exportCalendar } as const

/** The posts as a file of the format, piece by piece. */
export const exportPosts = (
  format: ExportFormat,
  lists: Lists,
  posts: AsyncIterable<readonly WholePost[]>,
): AsyncGenerator<string> => writers[format](lists, posts)
