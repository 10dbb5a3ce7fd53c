import type { ImportOptions, ImportProgress, ImportResult } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import { saveEntry } from '../../plan/lists-document.ts'
import type { PlanLists } from '../../plan/plan-lists.ts'
import type { PostWriter, SignalLike } from '../../plan/write-posts.ts'
import type { Clock } from '../../replica/clock.ts'
import type { RowPost, RowProblem } from '../read-post.ts'
import { type FiledPosts, filePosts } from './file-posts.ts'
import { maxPosts, problemsToKeep, tooManyWords } from './limits.ts'
import { readPosts } from './read-posts.ts'

/** What an import needs from outside. */
export interface ImportSurroundings {
  readonly clock: Pick<Clock, 'now'>
  /** A new UUIDv7. */
  newId(): string
}

interface FileContent {
  readonly posts: readonly RowPost[]
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
  readonly skipped: number
}

/** Reads the file, then writes all of its posts and the lists that they need as one step. */
export async function runImport(
  surroundings: ImportSurroundings,
  plan: { readonly lists: PlanLists; readonly bulk: PostWriter },
  file: FileLike,
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void,
  signal: SignalLike,
): Promise<ImportResult> {
  const known = options.skipKnown ? await plan.bulk.keys() : new Set<string>()
  const content = await readContent(file, options, surroundings.clock.now(), known, onProgress, signal)
  if (content === 'cancelled') return { kind: 'cancelled' }
  if (content === 'too-many') return { kind: 'failed', reason: tooManyWords }

  const filed = filePosts(content.posts, plan.lists.current(), options, surroundings.newId)
  const total = filed.posts.length
  const written = await plan.bulk.write(filed.posts, {
    lists: (doc) => saveLists(doc, filed),
    onProgress: (done) => onProgress({ phase: 'writing', done, total }),
    signal,
  })
  if (written.kind === 'cancelled') return written
  return {
    kind: 'done',
    imported: written.count,
    skipped: content.skipped,
    tags: filed.tags.length,
    channels: filed.channels.length,
    newestDay: newestDay(content.posts),
    problemCount: content.problemCount,
    problems: content.problems,
    importId: written.importId,
  }
}

async function readContent(
  file: FileLike,
  options: ImportOptions,
  now: number,
  known: ReadonlySet<string>,
  onProgress: (progress: ImportProgress) => void,
  signal: SignalLike,
): Promise<FileContent | 'cancelled' | 'too-many'> {
  const posts: RowPost[] = []
  const problems: RowProblem[] = []
  let problemCount = 0
  let skipped = 0
  for await (const batch of readPosts(file, options, now)) {
    if (signal.aborted) return 'cancelled'
    const fresh = batch.posts.filter((post) => !known.has(post.importKey))
    posts.push(...fresh)
    if (posts.length > maxPosts) return 'too-many'
    skipped += batch.posts.length - fresh.length
    problemCount += batch.problems.length
    problems.push(...batch.problems.slice(0, problemsToKeep - problems.length))
    onProgress({ phase: 'reading', done: batch.done, total: file.size })
  }
  return signal.aborted ? 'cancelled' : { posts, problems, problemCount, skipped }
}

function saveLists(doc: Parameters<typeof saveEntry>[0], filed: FiledPosts): void {
  doc.transact(() => {
    for (const tag of filed.tags) saveEntry(doc, 'tags', tag)
    for (const campaign of filed.campaigns) saveEntry(doc, 'campaigns', campaign)
    for (const channel of filed.channels) saveEntry(doc, 'channels', channel)
    for (const member of filed.members) saveEntry(doc, 'members', member)
  })
}

function newestDay(posts: readonly RowPost[]): string | null {
  const newest = posts.reduce<string | null>((latest, { schedule }) => {
    const wall = schedule?.wall ?? null
    return wall !== null && (latest === null || wall > latest) ? wall : latest
  }, null)
  return newest === null ? null : newest.slice(0, 10)
}
