import { useState } from 'react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { settingsFor, type VariantSettings } from '../../../../shared/plan/variant-settings.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Fold } from '../fold.tsx'
import type { PostEditing } from '../post-editing.ts'
import { useReading } from '../use-reading.ts'
import { VariantMedia } from './variant-media.tsx'
import styles from './variants.module.css'

interface VariantDetailsProps {
  readonly editing: PostEditing
  readonly channel: Channel
  /** The media of the post. */
  readonly media: readonly MediaUse[]
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

const webLink = /^https?:\/\/\S+$/i

function summaryOf({ link, firstComment, contentWarning, media, isThread }: VariantSettings): string {
  const set = [
    link !== null && 'link',
    firstComment !== '' && 'first comment',
    contentWarning !== '' && 'content warning',
    media !== null && 'media',
    isThread && 'thread',
  ]
  return set.filter((word) => word !== false).join(', ')
}

/** What the post has on one channel beside its wording, folded away until it is wanted. */
export function VariantDetails({ editing, channel, media, isReadOnly }: VariantDetailsProps) {
  const settings = useReading(editing, () => settingsFor(editing.doc, channel.id))
  const change = (patch: Partial<VariantSettings>) => editing.changeVariant(channel.id, patch)
  return (
    <Fold title="Only on this channel" summary={summaryOf(settings)}>
      <fieldset className={styles.decisions} disabled={isReadOnly}>
        <Words
          key={`link ${settings.link}`}
          label="Link"
          saved={settings.link ?? ''}
          placeholder="https://"
          errorOf={(text) => (text === '' || webLink.test(text) ? undefined : 'A link starts with https:// or http://')}
          onSave={(link) => change({ link: link === '' ? null : link })}
        />
        {(channel.platform === 'mastodon' || settings.contentWarning !== '') && (
          <Words
            key={`warning ${settings.contentWarning}`}
            label="Content warning"
            saved={settings.contentWarning}
            hint="Mastodon folds the post behind these words. They count towards its limit."
            onSave={(contentWarning) => change({ contentWarning })}
          />
        )}
        <Words
          key={`comment ${settings.firstComment}`}
          label="First comment"
          saved={settings.firstComment}
          hint="To be posted under the post right after it."
          multiline
          onSave={(firstComment) => change({ firstComment })}
        />
        <Checkbox isSelected={settings.isThread} onChange={(isThread) => change({ isThread })}>
          Split a text that is too long into a thread
        </Checkbox>
        <VariantMedia media={media} chosen={settings.media} onChoose={(chosen) => change({ media: chosen })} />
      </fieldset>
    </Fold>
  )
}

interface WordsProps {
  readonly label: string
  readonly saved: string
  readonly onSave: (text: string) => void
  readonly errorOf?: (text: string) => string | undefined
  readonly placeholder?: string
  readonly hint?: string
  readonly multiline?: boolean
}

/** Saved when the person leaves the field, as one step of undo; what cannot be saved stays to be mended. */
function Words({ label, saved, onSave, errorOf = () => undefined, ...field }: WordsProps) {
  const [typed, setTyped] = useState(saved)
  const text = typed.trim()
  const error = errorOf(text)
  const leave = () => {
    if (error === undefined && text !== saved) onSave(text)
  }
  return <TextField {...field} label={label} value={typed} onChange={setTyped} onBlur={leave} error={error} />
}
