import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import styles from './drag-count.module.css'

type SetDragImage = Parameters<typeof setCustomNativeDragPreview>[0]['nativeSetDragImage']

/** Shows how many posts a drag carries in place of the one that was taken hold of; one post shows itself. */
export function showDragCount(nativeSetDragImage: SetDragImage, count: number): void {
  if (count < 2) return
  setCustomNativeDragPreview({
    nativeSetDragImage,
    render({ container }) {
      const note = document.createElement('div')
      note.className = styles.count ?? ''
      note.textContent = `${count} posts`
      container.append(note)
    },
  })
}
