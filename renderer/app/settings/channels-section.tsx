import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type Channel, hues } from '../../../shared/plan/lists.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { Button } from '../../ui/button.tsx'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { channelWords, platformWords } from '../../ui/platform-words.ts'
import { ChannelDialog } from './channel-dialog.tsx'
import { removeEntry } from './remove-entry.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

async function save(channel: Channel): Promise<void> {
  const id = channel.id === '' ? await api().lists.newId() : channel.id
  await api().lists.saveChannel({ ...channel, id })
}

/** The accounts for which the team plans. */
export function Channels() {
  const channels = useLists((state) => state.lists.channels)
  const [edited, setEdited] = useState<Channel | null>(null)
  const fresh: Channel = {
    id: '',
    platform: 'instagram',
    name: '',
    handle: '',
    hue: hues[channels.length % hues.length] ?? 'blue',
  }
  return (
    <Section title="Channels" about="The accounts that you post to. Placard never asks for their passwords.">
      <div className={styles.rows}>
        {channels.length === 0 && <p className={styles.none}>No channels yet. Add the first account you post to.</p>}
        {channels.map((channel) => (
          <div key={channel.id} className={styles.row}>
            <ChannelMark platform={channel.platform} named={false} />
            <span className={styles.rowName}>
              {channelWords(channel)}{' '}
              <span className={styles.rowDetail}>
                {platformWords[channel.platform]} {channel.name !== '' && channel.handle}
              </span>
            </span>
            <IconButton label={`Edit ${channelWords(channel)}`} icon={Pencil} onPress={() => setEdited(channel)} />
            <IconButton
              label={`Remove ${channelWords(channel)}`}
              icon={Trash2}
              onPress={() => void removeEntry('channels', channel.id, channelWords(channel), () => save(channel))}
            />
          </div>
        ))}
      </div>
      <div>
        <Button icon={Plus} onPress={() => setEdited(fresh)}>
          Add a channel
        </Button>
      </div>
      {edited !== null && (
        <ChannelDialog
          channel={edited}
          onClose={() => setEdited(null)}
          onSave={(channel) => void save(channel).then(() => setEdited(null))}
        />
      )}
    </Section>
  )
}
