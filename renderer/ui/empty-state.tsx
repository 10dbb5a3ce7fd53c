import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  /** One drawing in ink. */
  readonly drawing?: ReactNode
  /** One sentence. */
  readonly children: ReactNode
  /** One button. */
  readonly action?: ReactNode
}

/** What a place says while there is nothing in it: what it is for, and how to begin. */
export function EmptyState({ drawing, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {drawing !== undefined && <div className={styles.drawing}>{drawing}</div>}
      <p className={styles.sentence}>{children}</p>
      {action}
    </div>
  )
}
