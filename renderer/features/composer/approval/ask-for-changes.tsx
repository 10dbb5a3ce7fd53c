import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from './approval.module.css'

interface AskForChangesProps {
  readonly onAsk: (note: string) => void
  readonly onCancel: () => void
}

/** As much as a signed word holds (SPEC.md AP3). */
const maxNote = 500

/** What should change, in a line; it may be left empty. */
export function AskForChanges({ onAsk, onCancel }: AskForChangesProps) {
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAsk(note.trim())
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onCancel()
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={keyed}>
      <TextField label="What should change?" value={note} onChange={setNote} maxLength={maxNote} autoFocus />
      <div className={styles.choices}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button variant="primary" type="submit">
          Ask for changes
        </Button>
      </div>
    </form>
  )
}
