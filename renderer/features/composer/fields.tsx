import type { PostPatch } from '../../../shared/plan/post.ts'
import { momentWords, useViewZone, zoneWords } from '../../state/times.ts'
import { InTurn } from '../../ui/in-turn.tsx'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import styles from './fields.module.css'
import { Fold } from './fold.tsx'
import { LabelFields } from './label-fields.tsx'
import { useLabelWords } from './label-words.ts'
import { LanguageField } from './language-field.tsx'
import { Outcome } from './outcome.tsx'
import type { PostFields } from './post-editing.ts'

interface FieldsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  /** True on the full page, where they have a column of their own. */
  readonly isWide: boolean
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** Beside or below the text: where the post goes, what belongs to it, and folded away what is rarely asked for. */
export function Fields({ post, change, isWide, isReadOnly }: FieldsProps) {
  const zone = useViewZone()
  const labels = useLabelWords(post)
  return (
    <aside className={styles.fields} aria-label="About this post">
      <InTurn turn={4} meanwhile={<div className={styles.labelsRoom} />}>
        <Outcome post={post} change={change} isReadOnly={isReadOnly} />
        <Fold
          id={isWide ? 'labels wide' : 'labels'}
          title="Channels and labels"
          summary={labels}
          isOpenAtFirst={isWide || post.channels.length === 0}
        >
          <RoleFieldset className={styles.plain} isDisabled={isReadOnly}>
            <LabelFields post={post} change={change} />
          </RoleFieldset>
        </Fold>
      </InTurn>
      <Fold id="dates" title="Language and dates">
        <RoleFieldset className={styles.plain} isDisabled={isReadOnly}>
          <InTurn turn={5}>
            <LanguageField post={post} change={change} />
          </InTurn>
        </RoleFieldset>
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
