import type { PostPatch } from '../../../shared/plan/post.ts'
import { momentWords, useViewZone, zoneWords } from '../../state/times.ts'
import { InTurn } from '../../ui/in-turn.tsx'
import styles from './fields.module.css'
import { Fold } from './fold.tsx'
import { LabelFields } from './label-fields.tsx'
import { LanguageField } from './language-field.tsx'
import { Outcome } from './outcome.tsx'
import type { PostFields } from './post-editing.ts'

interface FieldsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** Beside or below the text: where the post goes, what belongs to it, and folded away what is rarely asked for. */
export function Fields({ post, change, isReadOnly }: FieldsProps) {
  const zone = useViewZone()
  return (
    <aside className={styles.fields} aria-label="About this post">
      <fieldset className={styles.decisions} disabled={isReadOnly}>
        <InTurn turn={4} meanwhile={<div className={styles.labelsRoom} />}>
          <LabelFields post={post} change={change} />
          <Outcome post={post} change={change} />
        </InTurn>
      </fieldset>
      <Fold title="Language and dates">
        <fieldset className={styles.plain} disabled={isReadOnly}>
          <InTurn turn={5}>
            <LanguageField post={post} change={change} />
          </InTurn>
        </fieldset>
        <dl className={styles.dates}>
          <dt>Created</dt>
          <dd>{momentWords(post.createdAt, zone)}</dd>
          <dt>Changed</dt>
          <dd>{momentWords(post.updatedAt, zone)}</dd>
          <dt>Times in</dt>
          <dd>{zoneWords(zone, post.updatedAt)}</dd>
        </dl>
      </Fold>
    </aside>
  )
}
