import { useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { settingsFor, type VariantDecisions, type VariantSettings } from '../../../../shared/plan/variant-settings.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { RoleFieldset } from '../../../ui/role-fieldset.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Fold } from '../fold.tsx'
import type { PostEditing } from '../post-editing.ts'
import { useReading } from '../use-reading.ts'
import { AsideField } from './aside-field.tsx'
import { VariantMedia } from './variant-media.tsx'
import styles from './variants.module.css'

interface VariantDetailsProps {
  readonly editing: PostEditing
  readonly awareness: Awareness
  readonly channel: Channel
  /** The media of the post. */
  readonly media: readonly MediaUse[]
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
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
export function VariantDetails({ editing, awareness, channel, media, isReadOnly, turn }: VariantDetailsProps) {
  const settings = useReading(editing, () => settingsFor(editing.doc, channel.id))
  const change = (patch: Partial<VariantDecisions>) => editing.changeVariant(channel.id, patch)
  const written = { editing, awareness, channel: channel.id, isReadOnly, turn }
  return (
    <Fold id="channel" title="Only on this channel" summary={summaryOf(settings)}>
      <RoleFieldset className={styles.decisions} isDisabled={isReadOnly}>
        <LinkField key={settings.link} saved={settings.link ?? ''} onSave={(link) => change({ link })} />
        {(channel.platform === 'mastodon' || settings.contentWarning !== '') && (
          <AsideField
            {...written}
            name="contentWarning"
            label="Content warning"
            hint="Mastodon folds the post behind these words. They count towards its limit."
            isLine
          />
        )}
        <AsideField
          {...written}
          name="firstComment"
          label="First comment"
          hint="To be posted under the post right after it."
        />
        <Checkbox isSelected={settings.isThread} onChange={(isThread) => change({ isThread })}>
          Split a text that is too long into a thread
        </Checkbox>
        <VariantMedia media={media} chosen={settings.media} onChoose={(chosen) => change({ media: chosen })} />
      </RoleFieldset>
    </Fold>
  )
}

interface LinkFieldProps {
  readonly saved: string
  readonly onSave: (link: string | null) => void
}

/** Saved when the person leaves the field, as one step of undo; what is no link stays to be mended. */
function LinkField({ saved, onSave }: LinkFieldProps) {
  const [typed, setTyped] = useState(saved)
  const link = typed.trim()
  const error = link === '' || webLink.test(link) ? undefined : 'A link starts with https:// or http://'
  const leave = () => {
    if (error === undefined && link !== saved) onSave(link === '' ? null : link)
  }
  return (
    <TextField label="Link" placeholder="https://" value={typed} onChange={setTyped} onBlur={leave} error={error} />
  )
}
