import type { ImportOptions, ImportPreview, ImportPreviewRow } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import type { SignalLike } from '../../plan/write-posts.ts'
import { hashtagKey } from '../hashtags.ts'
import type { RowPost, RowProblem } from '../read-post.ts'
import { problemsToKeep } from './limits.ts'
import { readPosts } from './read-posts.ts'

const rowsToShow = 40
const hashtagsToCount = 100_000

/** Reads the whole file as an import would, and writes nothing. Null when cancelled. */
export async function previewFile(
  file: FileLike,
  options: ImportOptions,
  now: number,
  keys: ReadonlySet<string>,
  signal: SignalLike,
): Promise<ImportPreview | null> {
  const problems: RowProblem[] = []
  const first: ImportPreviewRow[] = []
  const hashtags = new Set<string>()
  let rows = 0
  let known = 0
  let problemCount = 0
  for await (const batch of readPosts(file, options, now)) {
    if (signal.aborted) return null
    rows += batch.posts.length + batch.problems.length
    problemCount += batch.problems.length
    problems.push(...batch.problems.slice(0, problemsToKeep - problems.length))
    for (const post of batch.posts) {
      if (keys.has(post.importKey)) known++
      if (first.length < rowsToShow) first.push(previewRow(post, keys))
      if (hashtags.size < hashtagsToCount) for (const tag of post.hashtags) hashtags.add(hashtagKey(tag))
    }
  }
  return { rows, known, hashtags: hashtags.size, problemCount, problems, first }
}

const previewRow = (post: RowPost, keys: ReadonlySet<string>): ImportPreviewRow => ({
  line: post.line,
  text: post.text,
  wall: post.schedule?.wall ?? null,
  hashtags: post.hashtags,
  status: post.status,
  metrics: post.metrics,
  known: keys.has(post.importKey),
})
