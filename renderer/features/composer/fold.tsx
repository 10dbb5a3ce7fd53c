import { ChevronRight, CircleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Disclosure, Button as DisclosureButton, DisclosurePanel, Heading } from 'react-aria-components'
import { usePreferences } from '../../state/preferences.ts'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './fold.module.css'

interface FoldProps {
  /** Under which it is remembered on this computer whether the person wants it open. */
  readonly id: string
  readonly title: string
  /** What is within, in few words, for as long as it is folded or beside its title. */
  readonly summary?: string | undefined
  /** The same in pictures. */
  readonly pictures?: ReactNode
  /** What within is to be mended: it opens by itself then, and folded away it says so. */
  readonly warning?: string | undefined
  /** Until the person has folded or opened it somewhere. */
  readonly isOpenAtFirst?: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part of the composer that can be folded away under its title, which names what it holds. */
export function Fold(props: FoldProps) {
  return <OneFold key={props.id} {...props} />
}

function OneFold({ id, title, summary, pictures, warning, isOpenAtFirst = false, className, children }: FoldProps) {
  const [isOpen, setOpen] = useState(
    () => warning !== undefined || (usePreferences.getState().openFolds[id] ?? isOpenAtFirst),
  )
  const warns = warning !== undefined
  // It never folds by itself: whoever has just mended something may be within.
  useEffect(() => {
    if (warns) setOpen(true)
  }, [warns])
  const toggle = (next: boolean) => {
    setOpen(next)
    // What was folded in spite of a warning was not meant for other posts.
    if (next || !warns) remember(id, next)
  }
  return (
    <Disclosure
      data-fold={id}
      className={classes(styles.fold, className)}
      isExpanded={isOpen}
      onExpandedChange={toggle}
    >
      <Heading level={2} className={styles.heading ?? ''}>
        <DisclosureButton slot="trigger" className={styles.trigger ?? ''}>
          <Icon icon={ChevronRight} />
          {title}
          {summary !== undefined && <span className={styles.summary}>{summary}</span>}
          {!isOpen && warns && (
            <span className={styles.warning}>
              <Icon icon={CircleAlert} />
              {warning}
            </span>
          )}
          {!isOpen && pictures}
        </DisclosureButton>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  )
}

function remember(id: string, isOpen: boolean): void {
  const { openFolds, set } = usePreferences.getState()
  set({ openFolds: { ...openFolds, [id]: isOpen } })
}
