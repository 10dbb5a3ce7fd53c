import type { ClipboardEvent, DragEvent } from 'react'
import { hasFiles, looksLikeMedia, named } from '../../../state/media-files.ts'
import type { AddMedia } from './use-add-media.ts'

/** Files that are dropped on the open post or pasted into it become its media, before the text editor sees them. */
export const mediaIntake = (add: AddMedia) => ({
  onDropCapture(event: DragEvent) {
    const files = [...event.dataTransfer.files].filter(looksLikeMedia)
    if (!hasFiles(event.dataTransfer) || files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    void add.files(named(files))
  },
  onPasteCapture(event: ClipboardEvent) {
    const { files } = event.clipboardData
    // Programs for text and tables put a picture of what was copied beside it.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    event.stopPropagation()
    void add.files(named([...files]))
  },
})
