import { useState } from 'react'
import type { FormerComputers } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import styles from './team-screen.module.css'
import { formerWords } from './words.ts'

/** So many are shown before the person asks for the others. */
const shownAtFirst = 5

/** Who went out of the team, by whom and when: the answer to "is the lost laptop cut off?". */
export function FormerList({ former }: { readonly former: readonly FormerComputers[] }) {
  const [all, setAll] = useState(false)
  if (former.length === 0) return null
  const shown = all ? former : former.slice(0, shownAtFirst)
  return (
    <section aria-labelledby="former" className={styles.section}>
      <h2 id="former" className={styles.part}>
        No longer in the team
      </h2>
      <ul className={styles.list} aria-labelledby="former">
        {shown.map((one) => (
          <li key={one.id} className={styles.former}>
            <span className={styles.line}>
              <span className={styles.name} title={one.name} dir="auto">
                {one.isMember ? `A computer of ${one.name}` : one.name}
              </span>
              <span className={styles.deviceName} title={one.deviceNames.join(', ')} dir="auto">
                {one.deviceNames.join(', ')}
              </span>
            </span>
            <span className={styles.how}>{formerWords(one)}</span>
          </li>
        ))}
      </ul>
      {shown.length < former.length && (
        <div>
          <Button onPress={() => setAll(true)}>Show all {former.length.toLocaleString()}</Button>
        </div>
      )}
    </section>
  )
}
