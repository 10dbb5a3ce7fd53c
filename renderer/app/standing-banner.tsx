import { Lock } from 'lucide-react'
import { useReadOnly, useStanding } from '../state/standing.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './standing-banner.module.css'

/** Above every screen while the plan may only be looked at: why, and what of it is only here. */
export function StandingBanner() {
  const reason = useReadOnly()
  const heldBack = useStanding((standing) => standing.heldBack)
  if (reason === null) return null
  return (
    <div role="status" className={styles.banner}>
      <Icon icon={Lock} />
      <p className={styles.words}>
        {reason} {heldBack > 0 && <strong>{heldBackWords(heldBack)}</strong>}
      </p>
    </div>
  )
}

/** What became of changes that were made before the right to make them was gone. */
const heldBackWords = (count: number): string =>
  count === 1
    ? 'One post has changes that are only on this computer. They stay here, and go out if you may edit again.'
    : `${count.toLocaleString()} posts have changes that are only on this computer. They stay here, and go out if you may edit again.`
