import { useAdding } from '../../state/library.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { AddedCard } from './added-card.tsx'
import styles from './adding-card.module.css'

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
  return result === null ? null : <AddedCard result={result} onClose={dismiss} />
}
