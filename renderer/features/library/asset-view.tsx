import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Asset, Crop, Point } from '../../../shared/plan/asset.ts'
import { useBlobUrl } from '../../state/blob-urls.ts'
import { changeAssets } from '../../state/library.ts'
import { useLists } from '../../state/lists.ts'
import { useReadOnly } from '../../state/standing.ts'
import { Button } from '../../ui/button.tsx'
import { platformWords } from '../../ui/platform-words.ts'
import { Select } from '../../ui/select.tsx'
import { Ahead } from './ahead.ts'
import styles from './asset-view.module.css'
import { cropOf, moved, scaled, shapeOf, shapes } from './crops.ts'

/** What is shown on the picture: the point that must stay in sight, or the part that a channel shows. */
const everywhere = 'focus'
const step = 0.02

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** The asset in large. On an image the point that must stay in sight, and the crop of each channel, are set here. */
export function AssetView({ asset }: { readonly asset: Asset }) {
  const channels = useLists((state) => state.lists.channels)
  const readOnly = useReadOnly() !== null
  const [target, setTarget] = useState<string>(everywhere)
  const { id, crops, focus } = asset
  const channel = channels.find((entry) => entry.id === target)
  const crop = channel === undefined ? null : (crops[channel.id] ?? null)
  const setCrop = async (next: Crop | null) => {
    if (channel !== undefined) await changeAssets('Changed the crop', [id], { crops: { [channel.id]: next } })
  }
  if (asset.kind === 'video') return <Film asset={asset} />
  if (readOnly) {
    return (
      <div className={styles.view}>
        <Picture asset={asset} focus={null} crop={null} onFocusPoint={null} onCrop={setCrop} />
      </div>
    )
  }
  return (
    <div className={styles.view}>
      <Picture
        key={`${id} ${target}`}
        asset={asset}
        focus={channel === undefined ? focus : null}
        crop={crop}
        onFocusPoint={
          channel === undefined ? (next) => changeAssets('Moved the focal point', [id], { focus: next }) : null
        }
        onCrop={setCrop}
      />
      <div className={styles.controls}>
        <Select
          label="Set on the picture"
          items={[
            { id: everywhere, name: 'Focal point, for every channel' },
            ...channels.map(({ id: key, name, platform, handle }) => ({
              id: key,
              name: `Crop for ${name || `${platformWords[platform]} ${handle}`.trim()}`,
            })),
          ]}
          value={channel === undefined ? everywhere : target}
          onChange={setTarget}
        />
        {channel === undefined ? (
          focus !== null && (
            <Button
              variant="plain"
              onPress={() => void changeAssets('Took the focal point away', [id], { focus: null })}
            >
              Back to the middle
            </Button>
          )
        ) : (
          <Select
            label="Shape"
            items={[{ id: 'whole', name: 'Whole picture' }, ...shapes]}
            value={crop === null ? 'whole' : shapeOf(asset, crop)}
            onChange={(shape) => {
              const ratio = shapes.find((entry) => entry.id === shape)?.ratio
              void setCrop(ratio === undefined ? null : cropOf(asset, ratio, focus))
            }}
          />
        )}
      </div>
      {channel === undefined && (
        <p className={styles.hint}>Click what must stay in sight, or move the point with the arrow keys.</p>
      )}
      {crop !== null && <p className={styles.hint}>Drag the frame, or use the arrow keys; + and − change its size.</p>}
    </div>
  )
}

function Film({ asset }: { readonly asset: Asset }) {
  const url = useBlobUrl(asset.hash, asset.mime)
  return (
    <div className={styles.stage}>
      {url === null ? (
        <p className={styles.waiting}>The video is not on this computer yet.</p>
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: captions come with the post, not with the file
        <video src={url} controls className={styles.image} />
      )}
    </div>
  )
}

interface PictureProps {
  readonly asset: Asset
  readonly focus: Point | null
  readonly crop: Crop | null
  readonly onFocusPoint: ((focus: Point) => Promise<unknown>) | null
  readonly onCrop: (crop: Crop) => Promise<unknown>
}

const middle: Point = { x: 0.5, y: 0.5 }
const percent = (share: number) => `${(share * 100).toFixed(2)}%`
const clamp = (share: number) => Math.min(1, Math.max(0, share))

/** A crop after a key, or null where the key is none of its own. */
function stepped(crop: Crop, key: string): Crop | null {
  const by = steps[key]
  if (by !== undefined) return moved(crop, by.x, by.y)
  if (key === '+' || key === '=') return scaled(crop, 1.05)
  return key === '-' ? scaled(crop, 1 / 1.05) : null
}

function Picture({ asset, focus, crop, onFocusPoint, onCrop }: PictureProps) {
  const large = useBlobUrl(asset.hash, asset.mime)
  const small = useBlobUrl(asset.thumbnail, 'image/webp')
  const frame = useRef<HTMLDivElement>(null)
  const grip = useRef<{ readonly at: Point; readonly crop: Crop } | null>(null)
  const [dragged, setDragged] = useState<Crop | null>(null)
  const url = large ?? small
  const shownCrop = dragged ?? crop
  const point = focus ?? middle
  const [ahead] = useState(() => ({ crop: new Ahead<Crop | null>(), point: new Ahead<Point>() }))
  useEffect(() => ahead.crop.saved(crop), [ahead, crop])
  useEffect(() => ahead.point.saved(focus ?? middle), [ahead, focus])
  const placeOf = (event: PointerEvent): Point => {
    const box = frame.current?.getBoundingClientRect()
    if (box === undefined) return point
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) }
  }
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (crop === null) return void onFocusPoint?.(placeOf(event))
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { at: placeOf(event), crop }
  }
  const move = (event: PointerEvent) => {
    if (grip.current === null) return
    const { at, crop: from } = grip.current
    const now = placeOf(event)
    setDragged(moved(from, now.x - at.x, now.y - at.y))
  }
  const up = () => {
    if (dragged !== null) void onCrop(dragged)
    grip.current = null
    setDragged(null)
  }
  const keyed = (event: KeyboardEvent) => {
    const by = steps[event.key]
    const from = ahead.crop.from(crop)
    const next = from === null ? null : stepped(from, event.key)
    if (next !== null) ahead.crop.give(next, onCrop(next))
    else if (from === null && by !== undefined && onFocusPoint !== null) {
      const { x, y } = ahead.point.from(point)
      const to = { x: clamp(x + by.x), y: clamp(y + by.y) }
      ahead.point.give(to, onFocusPoint(to))
    } else return
    event.preventDefault()
  }
  const isSet = crop !== null || onFocusPoint !== null
  const [label, value] =
    crop === null
      ? ['Focal point', `${Math.round(point.x * 100)}% across, ${Math.round(point.y * 100)}% down`]
      : [
          'Crop',
          `from ${Math.round(crop.x * 100)}% across and ${Math.round(crop.y * 100)}% down, ${Math.round(crop.width * 100)}% wide`,
        ]
  return (
    <div className={styles.stage}>
      {url === null ? (
        <p className={styles.waiting}>The picture is not on this computer yet.</p>
      ) : (
        <div
          ref={frame}
          className={styles.frame}
          {...(isSet && {
            role: 'slider',
            tabIndex: 0,
            'aria-label': label,
            'aria-valuetext': value,
            'aria-valuenow': Math.round((crop?.x ?? point.x) * 100),
            onKeyDown: keyed,
            onPointerDown: down,
            onPointerMove: move,
            onPointerUp: up,
          })}
        >
          <img src={url} alt={asset.name} draggable={false} className={styles.image} />
          {onFocusPoint !== null && crop === null && (
            <span className={styles.point} style={{ left: percent(point.x), top: percent(point.y) }} />
          )}
          {shownCrop !== null && (
            <span
              className={styles.crop}
              style={{
                left: percent(shownCrop.x),
                top: percent(shownCrop.y),
                width: percent(shownCrop.width),
                height: percent(shownCrop.height),
              }}
            />
          )}
        </div>
      )}
    </div>
  )
}
