import { readFileSync } from 'node:fs'
import { filePosts } from '../../shared/formats/import/file-posts.ts'
import { firstOptions } from '../../shared/formats/import/first-options.ts'
import { lookAtFile } from '../../shared/formats/import/look-at-file.ts'
import { readPosts } from '../../shared/formats/import/read-posts.ts'
import { createIdSource } from '../../shared/plan/ids.ts'
import { noLists } from '../../shared/plan/lists.ts'
import { createPost } from '../../shared/plan/post-document.ts'
import type { Edit } from '../../shared/replica/replica.ts'
import { SeededRandom } from './seeded-random.ts'

/** The file of 3,207 real posts. */
export const realFile = new URL('../../renderer/sample/campaign-posts-2014-2017.csv', import.meta.url)

/** The real posts as edits that make their documents. */
export async function realPosts(): Promise<readonly Edit[]> {
  const file = new Blob([readFileSync(realFile)])
  const guess = await lookAtFile(file)
  if ('kind' in guess) throw new Error(guess.reason)
  const options = firstOptions(guess, 'UTC')
  const random = new SeededRandom(17)
  const newId = createIdSource({ now: () => Date.UTC(2026, 10, 24) }, (length) => random.bytes(length))
  const rows = []
  for await (const batch of readPosts(file, options, 0)) rows.push(...batch.posts)
  return filePosts(rows, noLists, options, newId).posts.map((post) => ({
    id: newId(),
    mutate: (doc) => createPost(doc, post, 0),
  }))
}
