import type { Placed } from './placing.ts'

interface Place {
  /** Minutes after midnight at which the drawing begins, and at which it ends. */
  readonly top: number
  readonly bottom: number
  /** The lane it stands in, and how many lanes share the width. */
  readonly lane: number
  readonly lanes: number
}

/** What is drawn in a day of the week view: a post, or the number of those for which there is no room. */
export type Block =
  | (Place & { readonly kind: 'post'; readonly post: Placed })
  | (Place & { readonly kind: 'more'; readonly posts: readonly Placed[] })

type Laid = Place & { readonly post: Placed }

/** How posts are laid out. */
interface Room {
  /** How many minutes the drawing of one post takes. */
  readonly height: number
  /** How many lanes may stand side by side at most, two or more. */
  readonly most: number
}

/**
 * Lays out the posts of one day side by side where they would cover each other. Where there are more than the lanes
 * hold, the last lane tells how many more there are. Posts come in order of time; so do the blocks.
 */
export const layOutDay = (posts: readonly Placed[], { height, most }: Room): readonly Block[] =>
  clusters(posts, height).flatMap((cluster) => fold(cluster, most))

/** Posts that touch each other directly or through others, each in the first lane that is free. */
function clusters(posts: readonly Placed[], height: number): readonly (readonly Laid[])[] {
  const all: Laid[][] = []
  let cluster: Omit<Laid, 'lanes'>[] = []
  let ends: number[] = []
  const close = () => {
    all.push(cluster.map((block) => ({ ...block, lanes: ends.length })))
    cluster = []
    ends = []
  }
  for (const post of posts) {
    const top = Math.min(post.minutes, 24 * 60 - height)
    if (ends.every((end) => end <= top)) close()
    const free = ends.findIndex((end) => end <= top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = top + height
    cluster.push({ post, top, bottom: top + height, lane })
  }
  close()
  return all
}

/** The blocks of a cluster: from the last lane on, posts that cover each other become one number. */
function fold(cluster: readonly Laid[], most: number): readonly Block[] {
  const blocks: Block[] = []
  let last: { top: number; bottom: number; posts: Placed[] } | null = null
  const lanes = Math.min(most, cluster[0]?.lanes ?? most)
  const close = () => {
    if (last === null) return
    const { posts, ...place } = last
    const [post] = posts
    if (post !== undefined && posts.length === 1) blocks.push({ ...place, kind: 'post', post, lane: most - 1, lanes })
    else blocks.push({ ...place, kind: 'more', posts, lane: most - 1, lanes })
    last = null
  }
  for (const { post, top, bottom, lane } of cluster) {
    if (lane < most - 1) blocks.push({ kind: 'post', post, top, bottom, lane, lanes })
    else if (last !== null && top < last.bottom) {
      last.bottom = bottom
      last.posts.push(post)
    } else {
      close()
      last = { top, bottom, posts: [post] }
    }
  }
  close()
  return blocks.sort((a, b) => a.top - b.top || a.lane - b.lane)
}
