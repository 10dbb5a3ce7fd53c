import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import type { UseId } from '../../../../shared/plan/post.ts'

const key = Symbol('media of a post')

const carried = (data: Record<string | symbol, unknown>): { readonly id: UseId; readonly at: number } | null => {
  const [id, at] = [data[key], data.at]
  return typeof id === 'string' && typeof at === 'number' ? { id, at } : null
}

/** Lets a row be dragged by its grip to another's place. Returns the edge at which what hangs over it would come in. */
export function useRowDrag(
  row: RefObject<HTMLElement | null>,
  grip: RefObject<HTMLElement | null>,
  id: UseId,
  at: number,
  onMove: (id: UseId, to: number) => void,
): 'above' | 'below' | undefined {
  const [edge, setEdge] = useState<'above' | 'below'>()
  useEffect(() => {
    const [element, dragHandle] = [row.current, grip.current]
    if (element === null || dragHandle === null) return
    const ends = [
      draggable({ element, dragHandle, getInitialData: () => ({ [key]: id, at }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => carried(source.data) !== null && carried(source.data)?.id !== id,
        onDragEnter: ({ source }) => setEdge((carried(source.data)?.at ?? at) > at ? 'above' : 'below'),
        onDragLeave: () => setEdge(undefined),
        onDrop: ({ source }) => {
          setEdge(undefined)
          const from = carried(source.data)
          if (from !== null) onMove(from.id, at)
        },
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [row, grip, id, at, onMove])
  return edge
}
