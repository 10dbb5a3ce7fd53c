import { type SubmitEvent, useState } from 'react'
import { type Channel, platforms } from '../../../shared/plan/lists.ts'
import { Button } from '../../ui/button.tsx'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { platformWords } from '../../ui/platform-words.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HuePicker } from './hue-picker.tsx'
import styles from './settings.module.css'

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

/** Everything about one channel. */
export function ChannelDialog({ channel, onClose, onSave }: ChannelDialogProps) {
  const [draft, setDraft] = useState(channel)
  const isReady = draft.name.trim() !== '' || draft.handle.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) onSave({ ...draft, name: draft.name.trim(), handle: draft.handle.trim() })
  }
  return (
    <Dialog title={channel.id === '' ? 'Add a channel' : 'Edit channel'} isOpen onClose={onClose}>
      <form className={styles.fields} onSubmit={submit}>
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
          placeholder="@ourgroup"
        />
        <TextField
          label="Name in the plan (if you want one)"
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <HuePicker value={draft.hue} onChange={(hue) => setDraft({ ...draft, hue })} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary" isDisabled={!isReady}>
            {channel.id === '' ? 'Add' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
