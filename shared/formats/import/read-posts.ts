import type { ImportOptions } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
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
  let width: number | null = null
  for await (const { rows, done } of openFile(file).batches()) {
    const data = width === null ? rows.slice(1) : rows
    width ??= rows[0]?.cells.length ?? null
    if (width === null) continue
    const context = { options, width, now }
    const results = data.map((row) => readPost(row, context))
    yield {
      posts: results.flatMap((result) => (result.kind === 'post' ? [result.post] : [])),
      problems: results.flatMap((result) => (result.kind === 'problem' ? [result.problem] : [])),
      done,
    }
  }
}
