import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Disclosure, Button as DisclosureButton, DisclosurePanel, Heading } from 'react-aria-components'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './fold.module.css'

interface FoldProps {
  readonly title: string
  /** What is within, in few words, for as long as it is folded or beside its title. */
  readonly summary?: string
  readonly isOpenAtFirst?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part of the composer that can be folded away under its title. */
export function Fold({ title, summary, isOpenAtFirst = false, className, children }: FoldProps) {
  return (
    <Disclosure className={classes(styles.fold, className)} defaultExpanded={isOpenAtFirst}>
      <Heading level={2} className={styles.heading ?? ''}>
        <DisclosureButton slot="trigger" className={styles.trigger ?? ''}>
          <Icon icon={ChevronRight} />
          {title}
          {summary !== undefined && <span className={styles.summary}>{summary}</span>}
        </DisclosureButton>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  )
}
