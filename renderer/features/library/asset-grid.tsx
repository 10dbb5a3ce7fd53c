import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AssetState } from '../../../shared/ipc/assets-api.ts'
import type { LibraryView } from '../../../shared/ipc/library-api.ts'
import type { Asset, AssetId } from '../../../shared/plan/asset.ts'
import { api } from '../../state/api.ts'
import { changeAssets } from '../../state/library.ts'
import { useAnswer } from '../../state/watch.ts'
import { deleteAssets } from './asset-commands.ts'
import styles from './asset-grid.module.css'
import { AssetTile } from './asset-tile.tsx'
import { placeTowards } from './grid-moves.ts'
import { useLibrary } from './library-store.ts'
import { countWords } from './words.ts'

const gap = 12
const least = 152
/** Below the picture: a line of its name and a line of marks. */
const wordsHeight = 48
/** More are asked for when so many rows are left. */
const ahead = 6

/** How wide the grid is, in pixels; 0 before it is shown. */
function useWidth(): readonly [number, (element: HTMLElement | null) => void] {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (element === null) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [width, setElement]
}

/** Where the files of the assets in sight are. */
function useStates(assets: readonly Asset[]): ReadonlyMap<string, AssetState> {
  const hashes = assets.map(({ hash }) => hash)
  const states = useAnswer<readonly AssetState[]>((tell) => api().assets.watch(hashes, tell), [hashes.join(' ')], [])
  return useMemo(() => new Map(states.map((state) => [state.hash, state])), [states])
}

/** Every asset that matches. Only rows in sight are rendered, so ten thousand scroll like ten. */
export function AssetGrid({ view }: { readonly view: LibraryView }) {
  const { assets, matching } = view
  const [width, measure] = useWidth()
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<AssetId | null>(null)
  const { current, selected, open, focus, select, setOpen, showMore } = useLibrary()
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)))
  const tileWidth = Math.floor((width - gap * (columns - 1)) / columns)
  const rowHeight = tileWidth + wordsHeight
  const rows = Math.ceil(assets.length / columns)
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    gap,
    overscan: 3,
  })
  const items = virtual.getVirtualItems()
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are remembered until the width is another
  useLayoutEffect(() => virtual.measure(), [rowHeight])
  const last = items.at(-1)?.index ?? 0
  const states = useStates(assets.slice((items[0]?.index ?? 0) * columns, (last + 1) * columns))
  useEffect(() => {
    if (assets.length < matching && rows - last <= ahead) showMore()
  }, [assets.length, matching, rows, last, showMore])
  const at = Math.max(
    0,
    assets.findIndex(({ id }) => id === current),
  )

  useLayoutEffect(() => {
    const id = wanted.current
    if (id === null) return
    const element = scroller.current?.querySelector<HTMLElement>(`[data-asset="${id}"]`)
    if (element == null) return
    wanted.current = null
    element.focus()
  })

  const go = (place: number, extend: boolean) => {
    const id = assets[place]?.id
    if (id === undefined) return
    wanted.current = id
    if (extend) select([...selected, assets[at]?.id ?? id, id])
    focus(id)
    virtual.scrollToIndex(Math.floor(place / columns))
    if (open !== null && !extend) setOpen(id)
  }
  const picked = (id: AssetId) => (selected.has(id) ? [...selected] : [id])
  const keyed = (event: KeyboardEvent) => {
    const asset = assets[at]
    if (event.altKey || asset === undefined) return
    const ids = picked(asset.id)
    const visibleRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight))
    const place = placeTowards(event.key, at, assets.length, columns, visibleRows)
    const isControl = event.ctrlKey || event.metaKey
    if (place !== null && !isControl) go(place, event.shiftKey)
    else if (isControl && event.key.toLowerCase() === 'a') select(assets.map(({ id }) => id))
    else if (isControl) return
    else if (event.key === ' ') select(toggled(selected, asset.id))
    else if (event.key === 'Enter') setOpen(asset.id)
    else if (event.key === 'Escape' && selected.size > 0) select([])
    else if (event.key === 'Escape' && open !== null) setOpen(null)
    else if (event.key === 'Delete' || event.key === 'Backspace')
      void deleteAssets(assets.filter(({ id }) => ids.includes(id)))
    else if (event.key.toLowerCase() === 's') {
      const starred = !asset.starred
      void changeAssets(starred ? `Starred ${countWords(ids.length, 'file')}` : 'Took the star away', ids, { starred })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const clicked = (event: MouseEvent, id: AssetId) => {
    focus(id)
    if (event.ctrlKey || event.metaKey) select(toggled(selected, id))
    else if (event.shiftKey) {
      const to = assets.findIndex((asset) => asset.id === id)
      select(assets.slice(Math.min(at, to), Math.max(at, to) + 1).map((asset) => asset.id))
    } else {
      select([])
      setOpen(id)
    }
  }
  return (
    <div ref={scroller} className={styles.scroller}>
      <p role="status" className={styles.count}>
        {selected.size > 0 ? `${countWords(selected.size, 'file')} selected` : countWords(matching, 'file')}
      </p>
      <div
        ref={measure}
        role="listbox"
        aria-label="Assets"
        aria-multiselectable="true"
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={keyed}
      >
        {width > 0 &&
          items.map((row) =>
            assets.slice(row.index * columns, (row.index + 1) * columns).map((asset, column) => {
              const index = row.index * columns + column
              return (
                <AssetTile
                  key={asset.id}
                  asset={asset}
                  index={index}
                  count={matching}
                  width={tileWidth}
                  left={column * (tileWidth + gap)}
                  top={row.start}
                  tabStop={index === at}
                  selected={selected.has(asset.id)}
                  open={open === asset.id}
                  place={states.get(asset.hash)?.place ?? 'here'}
                  onClick={clicked}
                  onFocus={focus}
                />
              )
            }),
          )}
      </div>
    </div>
  )
}

function toggled(selected: ReadonlySet<AssetId>, id: AssetId): ReadonlySet<AssetId> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}
