import { useState } from 'react'
import type { Metrics, PostPatch } from '../../../shared/plan/post.ts'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './fields.module.css'
import type { PostFields } from './post-editing.ts'

interface OutcomeProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

const webLink = /^https?:\/\/\S+$/i
const figures: readonly (readonly [keyof Metrics, string])[] = [
  ['replies', 'Replies'],
  ['reposts', 'Reposts'],
  ['likes', 'Likes'],
]

/** What became of a posted post: its link and its figures. */
export function Outcome({ post, change, isReadOnly }: OutcomeProps) {
  if (post.status !== 'posted' && post.link === null && post.metrics === null) return null
  return (
    <RoleFieldset className={styles.outcome} isDisabled={isReadOnly}>
      <LinkField key={post.link} link={post.link} onChange={(link) => change({ link })} />
      {post.metrics !== null && <Figures metrics={post.metrics} />}
    </RoleFieldset>
  )
}

function LinkField({
  link,
  onChange,
}: {
  readonly link: string | null
  readonly onChange: (link: string | null) => void
}) {
  const [typed, setTyped] = useState(link ?? '')
  const text = typed.trim()
  const bad = text !== '' && !webLink.test(text)
  const leave = () => {
    if (!bad && text !== (link ?? '')) onChange(text === '' ? null : text)
  }
  return (
    <>
      <TextField
        label="Link to the post"
        value={typed}
        onChange={setTyped}
        onBlur={leave}
        placeholder="https://"
        error={bad ? 'A link starts with https:// or http://' : undefined}
      />
      {link !== null && (
        <a className={styles.link} href={link} target="_blank" rel="noreferrer">
          Open the post
        </a>
      )}
    </>
  )
}

function Figures({ metrics }: { readonly metrics: Metrics }) {
  return (
    <dl className={styles.figures}>
      {figures.map(([key, name]) => {
        const value = metrics[key]
        return value === undefined ? null : (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{value.toLocaleString()}</dd>
          </div>
        )
      })}
    </dl>
  )
}
