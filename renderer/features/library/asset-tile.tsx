import { CircleAlert, MonitorDown, MonitorOff, Star } from 'lucide-react'
import { type MouseEvent, memo, useEffect } from 'react'
import type { AssetPlace } from '../../../shared/ipc/assets-api.ts'
import type { Asset, AssetId } from '../../../shared/plan/asset.ts'
import { isUnclear } from '../../../shared/plan/licence.ts'
import { makePoster } from '../../state/posters.ts'
import { AssetPicture } from '../../ui/asset-picture.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './asset-grid.module.css'
import { durationWords, sizeWords } from './words.ts'

interface AssetTileProps {
  readonly asset: Asset
  readonly index: number
  /** How many there are in all. */
  readonly count: number
  /** Pixels. */
  readonly width: number
  readonly left: number
  readonly top: number
  readonly tabStop: boolean
  readonly selected: boolean
  readonly open: boolean
  /** Where its file is. */
  readonly place: AssetPlace
  readonly onClick: (event: MouseEvent, id: AssetId) => void
  readonly onFocus: (id: AssetId) => void
}

/** One asset in the grid: an option of its list for keyboard and screen reader. */
export const AssetTile = memo(function AssetTile(props: AssetTileProps) {
  const { asset, index, count, width, left, top, tabStop, selected, open, place, onClick, onFocus } = props
  useEffect(() => makePoster(asset), [asset])
  const unclear = isUnclear(asset)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all tiles are answered by the grid
    <div
      role="option"
      tabIndex={tabStop ? 0 : -1}
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-asset={asset.id}
      data-open={open || undefined}
      className={styles.tile}
      style={{ width, transform: `translate(${left}px, ${top}px)` }}
      onClick={(event) => onClick(event, asset.id)}
      onFocus={() => onFocus(asset.id)}
    >
      <span className={styles.picture}>
        <AssetPicture asset={asset} fit="contain" />
        <Badge asset={asset} />
        {asset.starred && (
          <span className={styles.star}>
            <Icon icon={Star} />
            <span className={styles.spoken}>Starred</span>
          </span>
        )}
      </span>
      <p className={styles.name} title={asset.name}>
        {asset.name || 'No name'}
      </p>
      <p className={styles.marks}>
        {unclear && (
          <span className={styles.warning}>
            <Icon icon={CircleAlert} />
            <span className={styles.spoken}>Rights not clear, </span>
          </span>
        )}
        {place !== 'here' && <Elsewhere place={place} />}
        {asset.width} × {asset.height} · {sizeWords(asset.bytes)}
      </p>
    </div>
  )
})

const placeWords: Readonly<Record<Exclude<AssetPlace, 'here'>, string>> = {
  coming: 'On its way to this computer, ',
  elsewhere: 'On another computer, ',
  missing: 'On no computer that can be reached, ',
}

/** The file is not on this computer. */
function Elsewhere({ place }: { readonly place: Exclude<AssetPlace, 'here'> }) {
  return (
    <span className={styles.elsewhere} title={placeWords[place].replace(', ', '')}>
      <Icon icon={place === 'coming' ? MonitorDown : MonitorOff} />
      <span className={styles.spoken}>{placeWords[place]}</span>
    </span>
  )
}

function Badge({ asset }: { readonly asset: Asset }) {
  if (asset.kind === 'video') {
    return (
      <span className={styles.badge}>
        <span className={styles.spoken}>Video </span>
        {asset.durationMs === null ? '▶' : durationWords(asset.durationMs)}
      </span>
    )
  }
  return asset.animated ? <span className={styles.badge}>Animated</span> : null
}
