import type { ImportOptions } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import { isOwnExport } from '../export/own-columns.ts'
import { readOwnPost } from '../read-own-post.ts'
import { type RowPost, type RowProblem, readPost } from '../read-post.ts'
import { openFile } from './read-rows.ts'

/** The posts of one piece of a file. */
export interface PostBatch {
  readonly posts: readonly RowPost[]
  readonly problems: readonly RowProblem[]
  /** Bytes read so far. */
  readonly done: number
}

/** Reads a file's rows as posts with the person's options. */
export async function* readPosts(file: FileLike, options: ImportOptions, now: number): AsyncGenerator<PostBatch> {
  let header: readonly string[] | null = null
  for await (const { rows, done } of openFile(file).batches()) {
    const data = header === null ? rows.slice(1) : rows
    header ??= rows[0]?.cells ?? null
    if (header === null) continue
    const context = { options, width: header.length, now }
    const read = isOwnExport(header) ? readOwnPost : readPost
    const results = data.map((row) => read(row, context))
    yield {
      posts: results.flatMap((result) => (result.kind === 'post' ? [result.post] : [])),
      problems: results.flatMap((result) => (result.kind === 'problem' ? [result.problem] : [])),
      done,
    }
  }
}
