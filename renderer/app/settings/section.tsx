import type { ReactNode } from 'react'
import styles from './settings.module.css'

interface SectionProps {
  readonly title: string
  /** Who sees it, or what it is for. */
  readonly about: string
  readonly children: ReactNode
}

/** One part of the settings. */
export function Section({ title, about, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.about}>{about}</p>
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  )
}
