import { X } from 'lucide-react'
import type { AddedFiles } from '../../../shared/ipc/library-api.ts'
import { useAdding } from '../../state/library.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './adding-card.module.css'
import { refusalWords } from './refusal-words.ts'
import { countWords } from './words.ts'

/** Files on their way into the Library, on whatever screen: how far it is, and what was not added and why. */
export function AddingCard() {
  const { progress, result, cancel, dismiss } = useAdding()
  if (progress !== null) {
    const { done, total, name } = progress
    return (
      <section aria-label="Adding files" className={styles.card}>
        <ProgressBar
          label="Adding to the Library"
          value={(done / total) * 100}
          detail={`${done.toLocaleString()} of ${total.toLocaleString()}`}
        />
        <div className={styles.row}>
          <span className={styles.name}>{name}</span>
          <Button onPress={cancel}>Stop</Button>
        </div>
      </section>
    )
  }
  if (result === null) return null
  return (
    <section aria-label="Files added" className={styles.card}>
      <header className={styles.row}>
        <div role="status">
          <h2 className={styles.title}>{summary(result)}</h2>
        </div>
        <IconButton label="Close" icon={X} onPress={dismiss} />
      </header>
      {result.trouble !== null && <p className={styles.trouble}>{result.trouble}</p>}
      {result.known.length > 0 && (
        <p className={styles.note}>
          {countWords(result.known.length, 'file was', 'files were')} in the Library already, and is kept once.
        </p>
      )}
      {result.refused.length > 0 && (
        <ul className={styles.refused} aria-label="Files that were not added">
          {result.refused.map(({ name, refusal }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two files may have one name
            <li key={index}>
              <strong>{name}</strong> {refusalWords(refusal)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function summary({ added, refused, cancelled }: AddedFiles): string {
  const words = [`${countWords(added.length, 'file')} added`]
  if (cancelled) words.push('then stopped')
  if (refused.length > 0) words.push(`${refused.length.toLocaleString()} not`)
  return words.join(', ')
}
