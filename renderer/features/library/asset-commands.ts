import type { Asset } from '../../../shared/plan/asset.ts'
import type { MediaUse } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { changeAssets } from '../../state/library.ts'
import { startPost } from '../../state/new-post.ts'
import { useLibrary } from './library-store.ts'
import { countWords } from './words.ts'

/** Takes assets out of the Library, and says how many posts go on using them. The notice offers to take that back. */
export async function deleteAssets(assets: readonly Asset[]): Promise<void> {
  if (assets.length === 0) return
  const ids = assets.map(({ id }) => id)
  const posts = await api().library.postsUsing(ids)
  const used =
    posts === 0
      ? ''
      : `: ${countWords(posts, 'post')} still ${posts === 1 ? 'uses' : 'use'} ${assets.length === 1 ? 'it' : 'them'}, and ${posts === 1 ? 'keeps' : 'keep'} ${assets.length === 1 ? 'it' : 'them'}`
  const what = assets.length === 1 ? `“${assets[0]?.name || 'No name'}”` : countWords(assets.length, 'asset')
  const library = useLibrary.getState()
  if (library.open !== null && ids.includes(library.open)) library.setOpen(null)
  library.select([])
  await changeAssets(`Deleted ${what}${used}`, ids, { deleted: true })
}

/** Starts a post that shows these assets, and opens it. */
export async function startPostWith(assets: readonly Asset[]): Promise<void> {
  const media: MediaUse[] = []
  for (const { hash } of assets) media.push({ id: await api().lists.newId(), asset: hash, alt: '' })
  await startPost({ media })
}
