import type { Channel } from '../../../../shared/plan/lists.ts'
import type { PostEditing } from '../post-editing.ts'
import styles from './checks.module.css'
import { Counters } from './counters.tsx'
import { FindingList } from './finding-list.tsx'
import { useOutgoing } from './use-outgoing.ts'

interface TextChecksProps {
  readonly editing: PostEditing
  /** The channels that the text before the person goes to. */
  readonly channels: readonly Channel[]
  /** Brings the caret to a place of the text. */
  readonly goTo: (from: number) => void
}

/** Below a text: how long it is for each of its channels, and what is to be mended. */
export function TextChecks({ editing, channels, goTo }: TextChecksProps) {
  const outgoing = useOutgoing(editing, channels)
  if (outgoing.length === 0) return null
  return (
    <section className={styles.checks} aria-label="Checks">
      <div className={styles.bar}>
        <Counters outgoing={outgoing} />
      </div>
      <FindingList outgoing={outgoing} editing={editing} goTo={goTo} />
    </section>
  )
}
