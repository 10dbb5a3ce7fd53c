import { type SubmitEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './settings.module.css'

interface WordsDialogProps {
  readonly title: string
  readonly name: string
  /** What is inserted, as the person sees and types it. */
  readonly words: string
  readonly wordsLabel: string
  readonly hint: string
  /** False while the words cannot be saved. */
  readonly isGood: (words: string) => boolean
  readonly onClose: () => void
  readonly onSave: (name: string, words: string) => void
}

/** Asks for a name and the words that it stands for. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, wordsLabel, hint, isGood, onClose, onSave } = props
  const [name, setName] = useState(props.name)
  const [words, setWords] = useState(props.words)
  const isReady = name.trim() !== '' && isGood(words)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) onSave(name.trim(), words)
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form className={styles.fields} onSubmit={submit}>
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label={wordsLabel} value={words} onChange={setWords} hint={hint} multiline />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isDisabled={!isReady}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
