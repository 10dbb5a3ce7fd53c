import type { Asset } from '../../shared/plan/asset.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import { useBlobUrl } from '../state/blob-urls.ts'
import { useAssets } from '../state/use-assets.ts'
import styles from './asset-picture.module.css'
import { classes } from './class-names.ts'

const smallType = 'image/webp'

interface AssetPictureProps {
  readonly asset: Pick<Asset, 'thumbnail' | 'focus' | 'kind'>
  /** `contain` shows all of it, `cover` fills its place around the point that must stay in sight. */
  readonly fit: 'contain' | 'cover'
}

/** An asset in small, without words: what stands beside it says what it is. */
export function AssetPicture({ asset, fit }: AssetPictureProps) {
  const url = useBlobUrl(asset.thumbnail, smallType)
  const { x, y } = asset.focus ?? { x: 0.5, y: 0.5 }
  return (
    <span
      className={classes(styles.picture, styles[fit])}
      data-kind={asset.kind}
      data-empty={url === null || undefined}
    >
      {url !== null && (
        <img
          src={url}
          alt=""
          draggable={false}
          loading="lazy"
          decoding="async"
          style={{ objectPosition: `${x * 100}% ${y * 100}%` }}
        />
      )}
    </span>
  )
}

interface MediaTileProps {
  /** The assets of a post, in order. */
  readonly media: readonly BlobHash[]
}

/** The first picture of a post, 32 pixels wide, with how many more there are. */
export function MediaTile({ media }: MediaTileProps) {
  const asset = useAssets(media.slice(0, 1)).values().next().value
  const url = useBlobUrl(asset?.tile ?? null, smallType)
  const { x, y } = asset?.focus ?? { x: 0.5, y: 0.5 }
  return (
    <span className={styles.tile} data-kind={asset?.kind} data-empty={url === null || undefined}>
      {url !== null && <img src={url} alt="" draggable={false} style={{ objectPosition: `${x * 100}% ${y * 100}%` }} />}
      {media.length > 1 && <span className={styles.more}>{media.length}</span>}
      <span className={styles.spoken}>
        {media.length === 1 ? 'With 1 picture or video' : `With ${media.length} media`}
      </span>
    </span>
  )
}
