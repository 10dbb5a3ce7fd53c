import { Check, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { DocumentSaving } from '../../state/handover.ts'
import type { OpenDocument } from '../../state/open-document.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './header.module.css'

const words: Readonly<Record<DocumentSaving, string>> = {
  saved: 'Saved on this computer',
  saving: 'Saving…',
  lost: 'No longer saved: copy what you typed last, then restart Placard',
}
const icons = { saved: Check, saving: LoaderCircle, lost: TriangleAlert }

interface SavedNoteProps {
  readonly document: OpenDocument
  /** False while nothing of the post is here: then there is nothing to call saved. */
  readonly isHere: boolean
}

/** Whether this post is durable on this computer: "saved" only after the store has confirmed it. */
export function SavedNote({ document, isHere }: SavedNoteProps) {
  const saving = useSyncExternalStore(document.onSaving, document.saving)
  if (!isHere && saving === 'saved') return <p className={styles.saved} />
  return (
    <p
      className={styles.saved}
      data-saving={saving}
      role={saving === 'lost' ? 'alert' : undefined}
      title={words[saving]}
    >
      <Icon icon={icons[saving]} />
      <span className={styles.savedWords}>{words[saving]}</span>
    </p>
  )
}
