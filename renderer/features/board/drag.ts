import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import type { PostId } from '../../../shared/plan/post.ts'
import { showDragCount } from '../../ui/drag-count.ts'

const key = Symbol('posts of the board')

/** The posts that a drag carries; empty when the drag is not the board's. */
function carried(data: Record<string | symbol, unknown>): readonly PostId[] {
  const ids = data[key]
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

/** Makes an element draggable. `ids` is asked when the drag starts: the whole selection, or the one card. */
export function useDraggable(ref: RefObject<HTMLElement | null>, ids: () => readonly PostId[]): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return draggable({
      element,
      getInitialData: () => ({ [key]: ids() }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) =>
        showDragCount(nativeSetDragImage, carried(source.data).length),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
  }, [ref, ids])
  return dragging
}

/** Makes an element take the board's cards; true while some hang over it. */
export function useDropTarget(ref: RefObject<HTMLElement | null>, onDrop: (ids: readonly PostId[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => carried(source.data).length > 0,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        onDrop(carried(source.data))
      },
    })
  }, [ref, onDrop])
  return over
}
