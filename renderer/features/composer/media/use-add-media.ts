import { useEffect, useMemo, useRef } from 'react'
import type { NamedFile } from '../../../../shared/ipc/library-api.ts'
import type { Asset } from '../../../../shared/plan/asset.ts'
import type { NewUse, PostId } from '../../../../shared/plan/post.ts'
import { api } from '../../../state/api.ts'
import { useAdding } from '../../../state/library.ts'
import { changePosts, saysReadOnly, useUndo } from '../../../state/undo.ts'
import type { PostEditing } from '../post-editing.ts'

/** The ways in which media come into the open post. */
export interface AddMedia {
  /** Adds files to the Library, and from there to the post. */
  files(files: readonly NamedFile[]): Promise<void>
  assets(assets: readonly Pick<Asset, 'hash'>[]): Promise<void>
}

/** Adds media to the open post, as one step of its undo. If it was closed meanwhile they come into it all the same. */
export function useAddMedia(postId: PostId, editing: PostEditing): AddMedia {
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return useMemo(() => {
    async function assets(chosen: readonly Pick<Asset, 'hash'>[]): Promise<void> {
      const addMedia: NewUse[] = []
      for (const { hash } of chosen) addMedia.push({ id: await api().lists.newId(), asset: hash, alt: '' })
      if (addMedia.length === 0) return
      if (isOpen.current) editing.change({ addMedia })
      else await changePosts('Added media to the post', [postId], { addMedia })
    }
    return {
      assets,
      async files(files) {
        if (saysReadOnly()) return
        const result = await useAdding.getState().add(files, '')
        if (result === null) {
          useUndo.getState().notify('Other files are just being added. Try again when they are in the Library.')
          return
        }
        await assets(await api().library.assets([...result.added, ...new Set(result.known)]))
      },
    }
  }, [postId, editing])
}
