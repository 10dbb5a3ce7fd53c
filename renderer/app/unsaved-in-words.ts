import type { Unsaved } from '../../shared/ipc/plan-api.ts'

/** What is not saved, a line each: the first posts by how they begin, then how many more, then what else. */
export function unsavedInWords({ posts, morePosts, others }: Unsaved): readonly string[] {
  return [
    ...posts.map((title) => (title === '' ? 'A post without words' : `“${title}”`)),
    ...(morePosts === 0 ? [] : [`and ${morePosts.toLocaleString()} more ${morePosts === 1 ? 'post' : 'posts'}`]),
    ...(others === null ? [] : [others.charAt(0).toLocaleUpperCase() + others.slice(1)]),
  ]
}
