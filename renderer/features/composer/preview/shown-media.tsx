import { Film, Image } from 'lucide-react'
import type { Asset } from '../../../../shared/plan/asset.ts'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { useBlobUrl } from '../../../state/blob-urls.ts'
import { useAssets } from '../../../state/use-assets.ts'
import { frameRatios, isStrip, visiblePart } from './frames.ts'
import styles from './shown-media.module.css'

interface ShownMediaProps {
  readonly channel: Channel
  readonly media: readonly MediaUse[]
}

/** The pictures of a post in the frames that the platform puts them in, cut as it would cut them. */
export function ShownMedia({ channel, media }: ShownMediaProps) {
  const assets = useAssets(media.map(({ asset }) => asset))
  if (media.length === 0) return null
  const ratios = frameRatios(
    channel.platform,
    media.map(({ asset }) => ratioOf(assets.get(asset))),
  )
  const inStrip = isStrip(channel.platform, media.length)
  return (
    <div className={styles.media} data-count={inStrip ? 1 : ratios.length} data-strip={inStrip || undefined}>
      {ratios.map((ratio, index) => {
        const use = media[index]
        return use && <Frame key={use.id} use={use} asset={assets.get(use.asset)} ratio={ratio} channel={channel} />
      })}
      {media.length > ratios.length && <span className={styles.rest}>+{media.length - ratios.length}</span>}
    </div>
  )
}

const ratioOf = (asset: Asset | undefined) => (asset === undefined ? 1 : asset.width / Math.max(1, asset.height))

interface FrameProps {
  readonly use: MediaUse
  readonly asset: Asset | undefined
  readonly ratio: number
  readonly channel: Channel
}

function Frame({ use, asset, ratio, channel }: FrameProps) {
  const url = useBlobUrl(asset?.thumbnail ?? null, 'image/webp')
  const [width, height] = [1000, 1000 / ratio]
  if (asset === undefined || url === null) return <EmptyFrame ratio={ratio} kind={asset?.kind ?? 'image'} />
  const part = visiblePart(asset, asset.crops[channel.id], ratio)
  return (
    <svg className={styles.frame} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={use.alt || 'A picture'}>
      <image
        href={url}
        preserveAspectRatio="none"
        x={(-part.x / part.width) * width}
        y={(-part.y / part.height) * height}
        width={width / part.width}
        height={height / part.height}
      />
    </svg>
  )
}

interface EmptyFrameProps {
  readonly ratio: number
  readonly kind: Asset['kind']
}

/** The place of a picture that is not here. */
export function EmptyFrame({ ratio, kind }: EmptyFrameProps) {
  const Glyph = kind === 'video' ? Film : Image
  return (
    <span
      className={styles.emptyFrame}
      role="img"
      aria-label="It is not on this computer yet"
      title="It is not on this computer yet"
    >
      <svg viewBox={`0 0 1000 ${1000 / ratio}`} aria-hidden="true" />
      <Glyph size={32} strokeWidth={1.25} absoluteStrokeWidth aria-hidden="true" />
    </span>
  )
}
