import { Plus, Trash2 } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { addTeamWord } from '../../state/spelling.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { removeEntry } from './remove-entry.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

const mostShown = 12

/** Words that the team knows and no dictionary does: found, added, removed. */
export function TeamWords() {
  const words = useLists((state) => state.lists.words)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const found = words.filter(({ id }) => id.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()))
  const isNew = wanted !== '' && !/\s/.test(wanted) && wanted.length <= 64 && !words.some(({ id }) => id === wanted)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isNew) return
    void addTeamWord(wanted)
    setTyped('')
  }
  return (
    <Section title="Team’s words" about="Names and words of your own that are never marked as misspelt.">
      <form className={styles.adder} onSubmit={submit}>
        <TextField label={words.length === 0 ? 'New word' : 'Find or add a word'} value={typed} onChange={setTyped} />
        <Button type="submit" icon={Plus} isDisabled={!isNew}>
          Add
        </Button>
      </form>
      <div className={styles.rows}>
        {words.length === 0 && (
          <p className={styles.none}>None yet. Names of the plan’s people, channels, tags and campaigns are known.</p>
        )}
        {found.slice(0, mostShown).map(({ id }) => (
          <div key={id} className={styles.row}>
            <span className={styles.rowName}>{id}</span>
            <IconButton
              label={`Remove ${id}`}
              icon={Trash2}
              onPress={() => void removeEntry('words', id, id, () => api().lists.saveWord({ id }))}
            />
          </div>
        ))}
        {found.length > mostShown && (
          <p className={styles.none}>
            {(found.length - mostShown).toLocaleString()} more. Type a part of the word to find them.
          </p>
        )}
      </div>
    </Section>
  )
}
