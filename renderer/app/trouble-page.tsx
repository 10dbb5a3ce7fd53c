import { Button } from '../ui/button.tsx'
import { PlacardDrawing } from '../ui/drawings.tsx'
import styles from './trouble-page.module.css'

interface TroublePageProps {
  /** What happened. */
  readonly title: string
  /** What is safe, and what to do next. */
  readonly advice: string
  /** For those who want to know, behind a fold. */
  readonly details: string
  readonly action: string
  readonly onAction: () => void
}

/** A page for when nothing else can be shown. */
export function TroublePage({ title, advice, details, action, onAction }: TroublePageProps) {
  return (
    <main className={styles.page}>
      <PlacardDrawing size={64} />
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.advice}>{advice}</p>
      <Button variant="primary" onPress={onAction}>
        {action}
      </Button>
      <details className={styles.details}>
        <summary>Details</summary>
        <pre>{details}</pre>
      </details>
    </main>
  )
}
