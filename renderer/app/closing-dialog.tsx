import { useEffect, useState } from 'react'
import type { SaveState, Unsaved } from '../../shared/ipc/plan-api.ts'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { api } from '../state/api.ts'
import { type Saved, savedWords } from '../state/save-file.ts'
import { useAnswer } from '../state/watch.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeAllTheSame, useClosing } from './closing.ts'
import styles from './closing-dialog.module.css'
import { saveBackup } from './settings/save-backup.ts'
import { unsavedInWords } from './unsaved-in-words.ts'

const stillWriting = 'This computer has not written what you typed last yet. It may take a moment.'

const keepOpen = () => useClosing.setState({ isAsked: false })

/** Asks whoever closes the window what becomes of that which this computer could not save. */
export function ClosingDialog() {
  const isAsked = useClosing((state) => state.isAsked)
  return isAsked ? <Question /> : null
}

function Question() {
  const saving = useAnswer<SaveState | null>((tell) => api().watchSaving(tell), [], null)
  const [copy, setCopy] = useState<string | null>(null)
  const isSaved = saving !== null && saving.trouble === null && saving.pending === 0
  const saveCopy = () => void saveBackup().then(copyWords).catch(reasonOf).then(setCopy)
  return (
    <Dialog
      title={isSaved ? 'Everything is saved now' : 'Not everything is saved yet'}
      isOpen
      isDismissable={false}
      onClose={keepOpen}
      footer={
        isSaved ? (
          <Button variant="primary" onPress={closeAllTheSame}>
            Close Placard
          </Button>
        ) : (
          <>
            <Button variant="danger" onPress={closeAllTheSame}>
              Close and lose it
            </Button>
            <Button onPress={saveCopy}>Save a copy…</Button>
            <Button variant="primary" autoFocus onPress={keepOpen}>
              Keep Placard open
            </Button>
          </>
        )
      }
    >
      <p>{isSaved ? 'What you typed last is on the disk of this computer.' : (saving?.trouble ?? stillWriting)}</p>
      {!isSaved && (
        <p>Closed now, Placard forgets it. A copy of the plan can go to a disk that has room, such as a USB stick.</p>
      )}
      {!isSaved && <WhatIsUnsaved saving={saving} />}
      {copy !== null && <p role="status">{copy}</p>}
    </Dialog>
  )
}

/** What would be lost, by name. */
function WhatIsUnsaved({ saving }: { readonly saving: SaveState | null }) {
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is unsaved changes when saving does.
  useEffect(() => {
    let isWanted = true
    void api()
      .unsaved()
      .then((answer) => isWanted && setUnsaved(answer))
    return () => {
      isWanted = false
    }
  }, [saving])
  const lines = unsaved === null ? [] : unsavedInWords(unsaved)
  if (lines.length === 0) return null
  return (
    <section aria-label="Not saved yet">
      <ul className={styles.unsaved}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two posts may begin alike, and have no other name here
          <li key={at}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

/** The copy is worth something only once it is there. */
function copyWords(saved: Saved): string | null {
  const words = savedWords(saved)
  if (saved.kind === 'failed' || saved.kind === 'cancelled') return words
  return `${words}. The copy holds what is not saved here. Settings, Backups, “Open a copy…” opens it again.`
}
