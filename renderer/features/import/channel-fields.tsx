import { type Platform, platforms } from '../../../shared/plan/lists.ts'
import { useLists } from '../../state/lists.ts'
import { channelWords, platformWords } from '../../ui/platform-words.ts'
import { Select } from '../../ui/select.tsx'
import styles from './import.module.css'
import { type Draft, useImport } from './import-state.ts'

const platformChoices = platforms.map((id) => ({ id, name: platformWords[id] }))
const none = 'none'
const byAccount = 'by-account'

/** Which channel the posts go to: one of the plan's, or one for each account that the file names. */
export function ChannelFields({ draft }: { readonly draft: Draft }) {
  const setOptions = useImport((state) => state.setOptions)
  const channels = useLists((state) => state.lists.channels)
  const { options, guess } = draft
  const hasAccounts = options.mapping.includes('channel')
  const makes = hasAccounts && options.newChannels !== null
  const choices = [
    { id: none, name: hasAccounts ? 'Only channels that are there' : 'No channel' },
    ...(hasAccounts ? [{ id: byAccount, name: `A channel for ${accountWords(guess.handles)}` }] : []),
    ...channels.map((channel) => ({
      id: channel.id,
      name: `${platformWords[channel.platform]} ${channelWords(channel)}`,
    })),
  ]
  const choose = (id: string) => {
    if (id === byAccount) setOptions({ channel: null, newChannels: guess.platform ?? 'x' })
    else setOptions({ channel: id === none ? null : id, newChannels: null })
  }
  return (
    <div className={styles.field}>
      <Select label="Channel" items={choices} value={makes ? byAccount : (options.channel ?? none)} onChange={choose} />
      {makes && options.newChannels !== null && (
        <Select
          label="Platform of these accounts"
          items={platformChoices}
          value={options.newChannels}
          onChange={(platform: Platform) => setOptions({ newChannels: platform })}
        />
      )}
    </div>
  )
}

function accountWords(handles: readonly string[]): string {
  const [first] = handles
  return handles.length === 1 && first !== undefined ? `@${first}` : 'each account'
}
