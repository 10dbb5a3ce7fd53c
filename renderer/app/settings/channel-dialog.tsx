import { type SubmitEvent, useState } from 'react'
import { hashtagsIn } from '../../../shared/plan/hashtags.ts'
import { type Channel, platforms } from '../../../shared/plan/lists.ts'
import { platformRules } from '../../../shared/platforms/platform-rules.ts'
import { Button } from '../../ui/button.tsx'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { usualLimit } from '../../ui/limit-words.ts'
import { platformWords } from '../../ui/platform-words.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HuePicker } from './hue-picker.tsx'
import styles from './settings.module.css'
import { SlotsField } from './slots-field.tsx'

interface ChannelDialogProps {
  /** A channel without an id is a new one. */
  readonly channel: Channel
  readonly onClose: () => void
  readonly onSave: (channel: Channel) => void
}

const choices = platforms.map((platform) => ({
  id: platform,
  name: platformWords[platform],
  icon: <ChannelMark platform={platform} named={false} />,
}))

/** The account and its server, of which the handle often names both: `@us@example.social`. */
const instanceOf = ({ platform, handle, instance = '' }: Channel): string =>
  platform === 'mastodon' ? instance.trim() || (/@([^@\s]+\.[^@\s]+)$/.exec(handle.trim())?.[1] ?? '') : ''

/** A whole number up to a million, or nothing. */
const isLimit = (typed: string) => /^(?:[1-9]\d{0,5})?$/.test(typed.trim())

/** Everything about one channel. */
export function ChannelDialog({ channel, onClose, onSave }: ChannelDialogProps) {
  const [draft, setDraft] = useState(channel)
  const [hashtags, setHashtags] = useState((channel.hashtags ?? []).join(' '))
  const [limit, setLimit] = useState((channel.limit ?? 0) === 0 ? '' : String(channel.limit))
  const isReady = (draft.name.trim() !== '' || draft.handle.trim() !== '') && isLimit(limit)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isReady) return
    const instance = instanceOf(draft)
    onSave({
      ...draft,
      name: draft.name.trim(),
      handle: draft.handle.trim(),
      instance,
      hashtags: hashtagsIn(hashtags),
      limit: Number(limit),
    })
  }
  return (
    <Dialog title={channel.id === '' ? 'Add a channel' : 'Edit channel'} isOpen onClose={onClose} size="medium">
      <form className={styles.fields} onSubmit={submit}>
        <div className={styles.pair}>
          <Select
            label="Platform"
            items={choices}
            value={draft.platform}
            onChange={(platform) => setDraft({ ...draft, platform })}
          />
          <TextField
            label="Account"
            value={draft.handle}
            onChange={(handle) => setDraft({ ...draft, handle })}
            placeholder={draft.platform === 'mastodon' ? '@ourgroup@example.social' : '@ourgroup'}
          />
        </div>
        {draft.platform === 'mastodon' && (
          <TextField
            label="Instance"
            value={draft.instance ?? ''}
            onChange={(instance) => setDraft({ ...draft, instance })}
            placeholder={instanceOf({ ...draft, instance: '' }) || 'example.social'}
            hint="The server of the account. Its compose page opens there."
          />
        )}
        <TextField
          label="Name in the plan (if you want one)"
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <TextField
          label="Longest text, if not the usual"
          value={limit}
          onChange={setLimit}
          inputMode="numeric"
          placeholder={platformRules[draft.platform].text.limit?.toString()}
          hint={usualLimit(draft.platform)}
          error={isLimit(limit) ? undefined : 'Write a whole number, or nothing'}
        />
        <HuePicker value={draft.hue} onChange={(hue) => setDraft({ ...draft, hue })} />
        <TextField
          label="Hashtags that usually go with its posts"
          value={hashtags}
          onChange={setHashtags}
          placeholder="#ActOnClimate #March"
        />
        <SlotsField value={draft.slots ?? []} onChange={(slots) => setDraft({ ...draft, slots })} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isDisabled={!isReady}>
            {channel.id === '' ? 'Add' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
