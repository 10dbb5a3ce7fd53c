import { Plus } from 'lucide-react'
import { startPost } from '../state/new-post.ts'
import type { Screen } from '../state/session.ts'
import { useReadOnly } from '../state/standing.ts'
import { Button } from '../ui/button.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FilterChips } from './filter-chips.tsx'
import styles from './screen-header.module.css'

interface ScreenHeaderProps {
  readonly screen: Screen
  readonly name: string
  readonly setTitle: (element: HTMLElement | null) => void
  readonly setControls: (element: HTMLElement | null) => void
}

/** Disabled, and with the reason to be read beside it, while the plan may only be looked at. */
function NewPost() {
  const readOnly = useReadOnly()
  return (
    <Button variant="primary" icon={Plus} isDisabled={readOnly !== null} onPress={() => void startPost()}>
      <span className={styles.words}>New post</span>
    </Button>
  )
}

/** Above every screen: what it shows and how; for posts also which, and the way to a new one. */
export function ScreenHeader({ screen, name, setTitle, setControls }: ScreenHeaderProps) {
  const showsPosts = screen === 'calendar' || screen === 'board'
  return (
    <>
      <header className={styles.header} data-posts={showsPosts || undefined}>
        <h1 className={styles.title}>
          <span className={styles.own} ref={setTitle} />
          <span className={styles.name}>{name}</span>
        </h1>
        <div className={styles.controls} ref={setControls} />
        {showsPosts && (
          <div className={styles.posts}>
            <FilterBar />
            <NewPost />
          </div>
        )}
      </header>
      {showsPosts && <FilterChips />}
    </>
  )
}
