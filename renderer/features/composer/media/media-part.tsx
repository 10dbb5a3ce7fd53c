import { FolderOpen, ImagePlus, Images } from 'lucide-react'
import { useRef, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { moveMedia } from '../../../../shared/plan/post-media.ts'
import { named } from '../../../state/media-files.ts'
import { useAssets } from '../../../state/use-assets.ts'
import { AssetPicture } from '../../../ui/asset-picture.tsx'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { Fold } from '../fold.tsx'
import type { PostEditing } from '../post-editing.ts'
import { LibraryPicker } from './library-picker.tsx'
import styles from './media.module.css'
import { MediaRow } from './media-row.tsx'
import { type KnownUse, mediaSummary, mediaWarning } from './media-words.ts'
import type { AddMedia } from './use-add-media.ts'

interface MediaPartProps {
  readonly media: readonly MediaUse[]
  readonly editing: PostEditing
  readonly add: AddMedia
  /** True on the full page, where there is room for all of it. */
  readonly isWide: boolean
}

/** The pictures and films of a post, in order, each with what it shows in words. */
export function MediaPart({ media, editing, add, isWide }: MediaPartProps) {
  const [picking, setPicking] = useState(false)
  const [said, announce] = useState('')
  const assets = useAssets(media.map(({ asset }) => asset))
  const known = media.map((use) => ({ use, asset: assets.get(use.asset) ?? null }))
  const chooser = useRef<HTMLInputElement>(null)
  const move = (id: string, to: number) => {
    if (to < 0 || to >= media.length) return
    editing.edit((origin) => moveMedia(editing.doc, id, to, origin))
    announce(`Now number ${to + 1} of ${media.length}.`)
  }
  const adding = (
    <div className={styles.add}>
      <MenuTrigger>
        <Button icon={ImagePlus}>Add media</Button>
        <Popover placement="top start">
          <Menu aria-label="Add media">
            <MenuItem name="From files…" icon={FolderOpen} onAction={() => chooser.current?.click()} />
            <MenuItem name="From the Library…" icon={Images} onAction={() => setPicking(true)} />
          </Menu>
        </Popover>
      </MenuTrigger>
      {media.length === 0 && <span className={styles.hint}>or drop and paste pictures and videos here</span>}
    </div>
  )
  return (
    <section aria-label="Media" className={styles.media}>
      {media.length === 0 ? (
        adding
      ) : (
        <Fold
          id={isWide ? 'media wide' : 'media'}
          title="Media"
          summary={mediaSummary(known)}
          pictures={<Strip media={known} />}
          warning={mediaWarning(known)}
          isOpenAtFirst={isWide}
        >
          <ol className={styles.rows} aria-label="Media of the post">
            {media.map((use, at) => (
              <MediaRow key={use.id} use={use} at={at} count={media.length} editing={editing} onMove={move} />
            ))}
          </ol>
          {adding}
        </Fold>
      )}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files for the post"
        accept="image/*,video/mp4,video/webm,.svg"
        onChange={({ target }) => {
          void add.files(named([...(target.files ?? [])]))
          target.value = ''
        }}
      />
      <div role="status" className={styles.spoken}>
        {said}
      </div>
      {picking && (
        <LibraryPicker
          onClose={() => setPicking(false)}
          onPick={(assets) => {
            setPicking(false)
            void add.assets(assets)
          }}
        />
      )}
    </section>
  )
}

const mostInStrip = 6

function Strip({ media }: { readonly media: readonly KnownUse[] }) {
  return (
    <span className={styles.strip} aria-hidden="true">
      {media.slice(0, mostInStrip).map(
        ({ use, asset }) =>
          asset !== null && (
            <span key={use.id} className={styles.small}>
              <AssetPicture asset={asset} fit="cover" />
            </span>
          ),
      )}
    </span>
  )
}
