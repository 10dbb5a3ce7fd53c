import { CircleAlert, GripVertical, Images, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Asset } from '../../../../shared/plan/asset.ts'
import type { MediaUse, UseId } from '../../../../shared/plan/post.ts'
import { changeAlt } from '../../../../shared/plan/post-media.ts'
import { makePoster } from '../../../state/posters.ts'
import { useAssets } from '../../../state/use-assets.ts'
import { showInLibrary } from '../../../state/wanted-asset.ts'
import { AssetPicture } from '../../../ui/asset-picture.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MediaPlace } from '../../../ui/media-place.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { PostEditing } from '../post-editing.ts'
import { useRowDrag } from './drag.ts'
import styles from './media.module.css'
import { type KnownUse, remindersOf } from './media-words.ts'

interface MediaRowProps {
  readonly use: MediaUse
  readonly at: number
  readonly count: number
  readonly editing: PostEditing
  readonly onMove: (id: UseId, to: number) => void
}

const unknownAsset: Pick<Asset, 'thumbnail' | 'focus' | 'kind'> = { thumbnail: null, focus: null, kind: 'image' }

/** One picture or film of the post: its place, what it shows, and what is to be heeded. */
export function MediaRow({ use, at, count, editing, onMove }: MediaRowProps) {
  const asset = useAssets([use.asset]).get(use.asset) ?? null
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLButtonElement>(null)
  const edge = useRowDrag(row, grip, use.id, at, onMove)
  useEffect(() => {
    if (asset !== null) makePoster(asset)
  }, [asset])
  const name = asset?.name || 'Media'
  const keyed = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null
    if (to === null) return
    event.preventDefault()
    onMove(use.id, to)
  }
  return (
    <li ref={row} className={styles.row} data-edge={edge} data-use={use.id}>
      <button
        ref={grip}
        type="button"
        className={styles.grip}
        aria-label={`Move ${name}, number ${at + 1} of ${count}, with the arrow keys`}
        onKeyDown={keyed}
      >
        <Icon icon={GripVertical} />
      </button>
      <span className={styles.picture}>
        <AssetPicture asset={asset ?? unknownAsset} fit="cover" />
      </span>
      <div className={styles.words}>
        <TextField
          label={`Alt text of ${name}`}
          isLabelHidden
          multiline
          placeholder="What it shows, for people who cannot see it"
          value={use.alt}
          onChange={(alt) => editing.type((origin) => changeAlt(editing.doc, use.id, alt, origin))}
        />
        <Reminders use={use} asset={asset} />
        {asset !== null && <MediaPlace asset={asset} />}
      </div>
      <div className={styles.tools}>
        <IconButton label={`Remove ${name}`} icon={X} onPress={() => editing.change({ removeMedia: [use.id] })} />
        {asset !== null && (
          <IconButton label={`Show ${name} in the Library`} icon={Images} onPress={() => showInLibrary(asset.id)} />
        )}
      </div>
    </li>
  )
}

function Reminders({ use, asset }: KnownUse) {
  const words = [
    ...remindersOf({ use, asset }),
    ...(asset === null ? ['It has not arrived on this computer yet.'] : []),
  ]
  if (words.length === 0) return null
  return (
    <p className={styles.reminder}>
      <Icon icon={CircleAlert} />
      {words.join(' ')}
    </p>
  )
}
