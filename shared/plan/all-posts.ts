import type { Replica } from '../replica/replica.ts'
import { docKind } from './doc-kind.ts'
import type { Post, PostId } from './post.ts'
import { readPost } from './post-document.ts'

/** A post of the plan with its id; removed ones are among them. */
export type WholePost = Post & { readonly id: PostId }

/** Documents that are read at once. */
const slice = 64

/** Every post of the plan, in the order of their ids, read piece by piece: the plan's size does not matter. */
export async function* allPosts(replica: Replica): AsyncGenerator<readonly WholePost[]> {
  const ids = (await replica.ids()).filter((id) => docKind(id) === 'post')
  for (let start = 0; start < ids.length; start += slice) {
    const part = ids.slice(start, start + slice)
    const posts = await Promise.all(part.map((id) => replica.read(id, readPost)))
    yield posts.flatMap((post, at) => {
      const id = part[at]
      return post === null || id === undefined ? [] : [{ id, ...post }]
    })
  }
}
