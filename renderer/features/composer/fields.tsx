import type { PostPatch } from '../../../shared/plan/post.ts'
import { momentWords, useViewZone, zoneWords } from '../../state/times.ts'
import styles from './fields.module.css'
import { LabelFields } from './label-fields.tsx'
import { LanguageField } from './language-field.tsx'
import { Outcome } from './outcome.tsx'
import type { PostFields } from './post-editing.ts'
import { StatusAndSchedule } from './status-and-schedule.tsx'

interface FieldsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** The quiet column beside the text: all that is decided about the post. */
export function Fields({ post, change, isReadOnly }: FieldsProps) {
  const zone = useViewZone()
  return (
    <aside className={styles.fields} aria-label="About this post">
      <fieldset className={styles.decisions} disabled={isReadOnly}>
        <StatusAndSchedule post={post} change={change} />
        <LabelFields post={post} change={change} />
        <LanguageField post={post} change={change} />
        <Outcome post={post} change={change} />
      </fieldset>
      <p className={styles.dates}>
        Created {momentWords(post.createdAt, zone)}
        <br />
        Changed {momentWords(post.updatedAt, zone)}
        <br />
        {zoneWords(zone, post.updatedAt)}
      </p>
    </aside>
  )
}
