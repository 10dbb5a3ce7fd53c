import type { ReactNode } from 'react'
import styles from './asset-panel.module.css'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** A part of the panel under its own heading. */
export function Part({ title, children }: PartProps) {
  return (
    <section aria-label={title} className={styles.part}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}
