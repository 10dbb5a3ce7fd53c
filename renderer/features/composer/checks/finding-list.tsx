import { CircleAlert, CircleX } from 'lucide-react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { checkPost, mayThread } from '../../../../shared/platforms/check-post.ts'
import type { Finding, FindingId } from '../../../../shared/platforms/finding.ts'
import { Button } from '../../../ui/button.tsx'
import { ChannelMark } from '../../../ui/channel-mark.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { platformWords } from '../../../ui/platform-words.ts'
import type { PostEditing } from '../post-editing.ts'
import styles from './checks.module.css'
import type { Outgoing } from './outgoing.ts'

interface FindingListProps {
  readonly outgoing: readonly Outgoing[]
  readonly editing: PostEditing
}

/** One thing to mend, and all channels on which it is found. */
interface Shared {
  readonly finding: Finding
  readonly channels: readonly Channel[]
}

/** What would be refused or is better mended, and how; nothing while there is nothing. */
export function FindingList({ outgoing, editing }: FindingListProps) {
  const found = collect(outgoing)
  if (found.length === 0) return null
  return (
    <ul className={styles.findings} aria-label="To mend">
      {found.map(({ finding, channels }) => (
        <li key={`${finding.id} ${finding.message}`} className={styles.finding} data-severity={finding.severity}>
          <Icon icon={finding.severity === 'error' ? CircleX : CircleAlert} />
          <p className={styles.words}>
            <span className={styles.spoken}>{finding.severity === 'error' ? 'Refused: ' : 'Better: '}</span>
            {finding.message}. <span className={styles.mend}>{finding.mend}.</span>
          </p>
          <Where channels={channels} all={outgoing.length} />
          {finding.id === 'too-long' && <ThreadButton channels={channels} editing={editing} />}
        </li>
      ))}
    </ul>
  )
}

/** Told where they are mended: by the empty editor, and beside each picture and film. */
const toldElsewhere: readonly FindingId[] = ['empty', 'missing-alt']

/** The same finding on several channels is told once. */
function collect(outgoing: readonly Outgoing[]): readonly Shared[] {
  const found = new Map<string, Shared>()
  for (const { channel, post } of outgoing) {
    for (const finding of checkPost(channel.platform, post)) {
      if (toldElsewhere.includes(finding.id)) continue
      const key = `${finding.id} ${finding.message}`
      found.set(key, { finding, channels: [...(found.get(key)?.channels ?? []), channel] })
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(a.finding.severity === 'warning') - Number(b.finding.severity === 'warning'),
  )
}

/** On which channels, unless there is only one to choose from. */
function Where({ channels, all }: { readonly channels: readonly Channel[]; readonly all: number }) {
  if (all < 2) return null
  const platforms = [...new Set(channels.map(({ platform }) => platform))]
  return (
    <span className={styles.where} title={platforms.map((platform) => platformWords[platform]).join(', ')}>
      {platforms.map((platform) => (
        <ChannelMark key={platform} platform={platform} />
      ))}
    </span>
  )
}

function ThreadButton({ channels, editing }: { readonly channels: readonly Channel[]; readonly editing: PostEditing }) {
  const able = channels.filter(({ platform }) => mayThread(platform))
  if (able.length === 0) return null
  const make = () => {
    for (const { id } of able) editing.changeVariant(id, { isThread: true })
  }
  return (
    <Button variant="plain" onPress={make}>
      Make it a thread
    </Button>
  )
}
