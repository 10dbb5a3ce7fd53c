import type { SaveState } from '../../../shared/ipc/plan-api.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { useAnswer } from '../../state/watch.ts'
import styles from './composer.module.css'

/** Why there is nothing to see of a post: it is not here yet, or the disk has spoilt it. */
export function WaitingWords({ postId }: { readonly postId: PostId }) {
  const saving = useAnswer<SaveState | null>((tell) => api().watchSaving(tell), [], null)
  const isDamaged = saving?.damaged.includes(postId) ?? false
  return (
    <p className={styles.waiting}>
      {isDamaged
        ? 'This post came back damaged from this computer’s disk. It comes again by itself from the next computer of the team that has it; if none has, look into a backup (Settings).'
        : 'This post has not arrived on this computer yet.'}
    </p>
  )
}
