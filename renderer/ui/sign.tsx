import type { LucideIcon } from 'lucide-react'
import styles from './sign.module.css'

interface SignProps {
  readonly icon: LucideIcon
  /** What it means: its name, and shown when the pointer rests on it. */
  readonly words: string
  readonly tone: 'danger' | 'draft'
}

/** A small sign on a tile or card, which says in words what it means. */
export function Sign({ icon: Drawing, words, tone }: SignProps) {
  return (
    <span className={styles.sign} data-tone={tone} role="img" aria-label={words} title={words}>
      <Drawing size={14} strokeWidth={1.75} absoluteStrokeWidth aria-hidden="true" />
    </span>
  )
}
