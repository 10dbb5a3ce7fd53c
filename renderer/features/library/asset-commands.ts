import type { Asset } from '../../../shared/plan/asset.ts'
import type { Card, MediaUse } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { changeAssets } from '../../state/library.ts'
import { startPost } from '../../state/new-post.ts'
import { useLibrary } from './library-store.ts'
import { countWords } from './words.ts'

/** Takes assets out of the Library, and says which posts go on using them. The notice offers to take that back. */
export async function deleteAssets(assets: readonly Asset[]): Promise<void> {
  if (assets.length === 0) return
  const ids = assets.map(({ id }) => id)
  const users = await api().library.postsUsing(ids)
  const what = assets.length === 1 ? `“${assets[0]?.name || 'No name'}”` : countWords(assets.length, 'file')
  const library = useLibrary.getState()
  if (library.open !== null && ids.includes(library.open)) library.setOpen(null)
  library.select([])
  await changeAssets(`Deleted ${what}`, ids, { deleted: true }, usersWords(users))
}

const titleLength = 40

/** Where it is still used: by the newest post, and how many others. */
export function usersWords([first, ...others]: readonly Pick<Card, 'title'>[]): string {
  if (first === undefined) return ''
  const title = first.title.length > titleLength ? `${first.title.slice(0, titleLength).trimEnd()}…` : first.title
  const newest = title === '' ? 'A post without text' : `“${title}”`
  if (others.length === 0) return `. ${newest} still uses it and keeps it`
  return `. ${newest} and ${countWords(others.length, 'other post')} still use it and keep it`
}

/** Starts a post that shows these assets, and opens it. */
export async function startPostWith(assets: readonly Asset[]): Promise<void> {
  const media: MediaUse[] = []
  for (const { hash } of assets) media.push({ id: await api().lists.newId(), asset: hash, alt: '' })
  await startPost({ media })
}
