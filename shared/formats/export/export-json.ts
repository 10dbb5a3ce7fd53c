import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'

/** The whole plan as JSON: its lists, and its visible posts by the ids of these lists. */
export async function* exportJson(lists: Lists, posts: AsyncIterable<readonly WholePost[]>): AsyncGenerator<string> {
  const head = JSON.stringify({ format: 'placard-plan', version: 1, ...lists })
  yield `${head.slice(0, -1)},"posts":[`
  let isFirst = true
  for await (const part of posts) {
    const visible = part.filter(({ deleted }) => !deleted).map(jsonOf)
    if (visible.length === 0) continue
    yield `${isFirst ? '' : ','}\n${visible.join(',\n')}`
    isFirst = false
  }
  yield '\n]}\n'
}

function jsonOf({ deleted: _, variants, ...post }: WholePost): string {
  return JSON.stringify({ ...post, variants: Object.fromEntries(variants) })
}
