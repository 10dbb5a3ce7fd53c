import type { Placed } from './placing.ts'

/** Where a post is drawn in its day of the week view. */
export interface Block {
  readonly post: Placed
  /** Minutes after midnight at which the drawing begins. */
  readonly top: number
  /** The lane it stands in, and how many lanes share the width. */
  readonly lane: number
  readonly lanes: number
}

/**
 * Lays out the posts of one day side by side where they would cover each other. Posts are moments; `height` is how
 * many minutes the drawing of one takes. Posts come in order of time.
 */
export function layOutDay(posts: readonly Placed[], height: number): readonly Block[] {
  const blocks: Block[] = []
  let cluster: { post: Placed; top: number; lane: number }[] = []
  let ends: number[] = []
  const close = () => {
    blocks.push(...cluster.map((block) => ({ ...block, lanes: ends.length })))
    cluster = []
    ends = []
  }
  for (const post of posts) {
    const top = Math.min(post.minutes, 24 * 60 - height)
    if (ends.every((end) => end <= top)) close()
    const free = ends.findIndex((end) => end <= top)
    const lane = free < 0 ? ends.length : free
    ends[lane] = top + height
    cluster.push({ post, top, lane })
  }
  close()
  return blocks
}
