import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useState } from 'react'
import type { PostId } from '../../../shared/plan/post.ts'
import { showDragCount } from '../../ui/drag-count.ts'
import type { Carried } from './calendar-store.ts'

const key = Symbol('posts of the calendar')

/** What a drag carries; null when it is not the calendar's. */
function carriedBy(data: Record<string | symbol, unknown>): Carried | null {
  const found = data[key]
  return found instanceof Load ? found.carried : null
}

class Load {
  readonly carried: Carried

  constructor(carried: Carried) {
    this.carried = carried
  }
}

/** Makes a post draggable. `ids` is asked when the drag starts: the whole selection, or the one post. */
export function useDraggable(
  ref: RefObject<HTMLElement | null>,
  id: PostId,
  ids: (id: PostId) => readonly PostId[],
): boolean {
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return draggable({
      element,
      getInitialData: () => ({ [key]: new Load({ ids: ids(id), lead: id }) }),
      onGenerateDragPreview: ({ nativeSetDragImage, source }) =>
        showDragCount(nativeSetDragImage, carriedBy(source.data)?.ids.length ?? 0),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
  }, [ref, id, ids])
  return dragging
}

/** What a drop target does. Must stay the same object between renders, or the target is made anew. */
export interface DropTarget {
  drop(carried: Carried, clientY: number): void
  /** The pointer hangs over the target at this height, or has left it (null). */
  over(clientY: number | null): void
}

/** Makes an element take the calendar's posts. */
export function useDropTarget(ref: RefObject<HTMLElement | null>, target: DropTarget): void {
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => carriedBy(source.data) !== null,
      onDrag: ({ location }) => target.over(location.current.input.clientY),
      onDragEnter: ({ location }) => target.over(location.current.input.clientY),
      onDragLeave: () => target.over(null),
      onDrop({ source, location }) {
        target.over(null)
        const carried = carriedBy(source.data)
        if (carried !== null) target.drop(carried, location.current.input.clientY)
      },
    })
  }, [ref, target])
}
