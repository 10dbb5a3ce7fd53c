import { CircleAlert, GripVertical, Images, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Asset } from '../../../../shared/plan/asset.ts'
import { licenceWarnings } from '../../../../shared/plan/licence.ts'
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

const rightsWords = {
  unknown: 'Rights not clear yet.',
  reserved: 'All rights are reserved.',
  'no-changes': 'It may not be changed: post it whole.',
  'not-commercial': 'Not for commercial use.',
  'share-alike': 'What is made from it carries the same licence.',
  'credit-missing': 'Its author must be named, and nobody is.',
} as const

/** What is missing before this can be posted. */
function Reminders({ use, asset }: { readonly use: MediaUse; readonly asset: Asset | null }) {
  const words = [
    ...(use.alt.trim() === '' ? ['No alt text yet.'] : []),
    ...(asset === null ? ['It has not arrived on this computer yet.'] : []),
    ...(asset?.deleted ? ['It was deleted from the Library.'] : []),
    ...(asset === null
      ? []
      : licenceWarnings(asset)
          .slice(0, 1)
          .map((warning) => rightsWords[warning])),
  ]
  if (words.length === 0) return null
  return (
    <p className={styles.reminder}>
      <Icon icon={CircleAlert} />
      {words.join(' ')}
    </p>
  )
}
