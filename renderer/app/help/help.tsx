import { useState } from 'react'
import { runCommand } from '../../state/commands.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import rowButton from '../../ui/row-button.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import styles from './help.module.css'
import { useHelp } from './help-store.ts'
import { KeyboardTable } from './keyboard-table.tsx'
import { foundTopics, keyboardTopic, type Topic } from './topics.ts'

/** Answers to what people ask, beside the list of questions. */
export function Help() {
  const { isOpen, close } = useHelp()
  return (
    <Dialog title="Help" size="medium" isOpen={isOpen} onClose={close}>
      <HelpBody />
    </Dialog>
  )
}

function HelpBody() {
  const { topic, show } = useHelp()
  const [typed, setTyped] = useState('')
  const found = foundTopics(typed)
  const shown = found.find(({ id }) => id === topic) ?? found[0]
  return (
    <div className={styles.help}>
      <nav className={styles.topics} aria-label="Topics">
        <SearchField label="Search the help" placeholder="Search" value={typed} onChange={setTyped} />
        <ul className={styles.list}>
          {found.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className={`${rowButton.row} ${styles.topic}`}
                aria-current={id === shown?.id ? 'true' : undefined}
                onClick={() => show(id)}
              >
                {title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {shown === undefined ? (
        <p className={styles.none} role="status">
          Nothing here has these words. Try others, or fewer.
        </p>
      ) : (
        <Answer key={shown.id} topic={shown} />
      )}
    </div>
  )
}

function Answer({ topic: { id, title, paragraphs, act } }: { readonly topic: Topic }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer is scrolled by the keyboard
    <article className={styles.answer} aria-labelledby="help-answer" tabIndex={0}>
      <h3 id="help-answer" className={styles.title}>
        {title}
      </h3>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {id === keyboardTopic && <KeyboardTable />}
      {act !== undefined && (
        <div>
          <Button
            onPress={() => {
              useHelp.getState().close()
              runCommand(act.command)
            }}
          >
            {act.words}
          </Button>
        </div>
      )}
    </article>
  )
}
