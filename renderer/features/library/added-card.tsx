import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { AddedFiles } from '../../../shared/ipc/library-api.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useLeaving } from '../../ui/use-leaving.ts'
import styles from './adding-card.module.css'
import { refusalWords } from './refusal-words.ts'
import { countWords } from './words.ts'

/** Long enough to read why some files were refused, in milliseconds. */
const shownFor = 20_000

interface AddedCardProps {
  readonly result: AddedFiles
  readonly onClose: () => void
}

/**
 * What became of files. With nothing to be done about it, it leaves by itself; else it folds into one line, and stays
 * until it is closed or others are added.
 */
export function AddedCard({ result, onClose }: AddedCardProps) {
  const needsSomebody = result.refused.length > 0 || result.trouble !== null
  const [isFolded, setFolded] = useState(false)
  const leave = useCallback(() => (needsSomebody ? setFolded(true) : onClose()), [needsSomebody, onClose])
  const attending = useLeaving(isFolded ? null : result, shownFor, leave)
  return (
    <section aria-label="Files added" className={styles.card} data-folded={isFolded || undefined} {...attending}>
      <header className={styles.row}>
        <div role="status">
          <h2 className={styles.title}>{summary(result)}</h2>
        </div>
        <span className={styles.tools}>
          {needsSomebody && (
            <IconButton
              label={isFolded ? 'Show the details' : 'Hide the details'}
              icon={isFolded ? ChevronUp : ChevronDown}
              aria-expanded={!isFolded}
              onPress={() => setFolded(!isFolded)}
            />
          )}
          <IconButton label="Close" icon={X} onPress={onClose} />
        </span>
      </header>
      {!isFolded && <Details result={result} />}
    </section>
  )
}

function Details({ result }: { readonly result: AddedFiles }) {
  return (
    <>
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
    </>
  )
}

function summary({ added, refused, cancelled }: AddedFiles): string {
  const words = [`${countWords(added.length, 'file')} added`]
  if (cancelled) words.push('then stopped')
  if (refused.length > 0) words.push(`${refused.length.toLocaleString()} not`)
  return words.join(', ')
}
