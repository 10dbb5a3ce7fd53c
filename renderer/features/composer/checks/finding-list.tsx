import { CircleAlert, CircleX } from 'lucide-react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { UseId } from '../../../../shared/plan/post.ts'
import { checkPost, mayThread } from '../../../../shared/platforms/check-post.ts'
import type { Finding, FindingId } from '../../../../shared/platforms/finding.ts'
import { Button } from '../../../ui/button.tsx'
import { ChannelMark } from '../../../ui/channel-mark.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { platformWords } from '../../../ui/platform-words.ts'
import { goToUse } from '../media/go-to-use.ts'
import type { PostEditing } from '../post-editing.ts'
import styles from './checks.module.css'
import type { Outgoing } from './outgoing.ts'

interface FindingListProps {
  readonly outgoing: readonly Outgoing[]
  readonly editing: PostEditing
  /** Brings the caret to a place of the text. */
  readonly goTo: (from: number) => void
}

/** One thing to mend, and all channels on which it is found. */
interface Shared {
  readonly finding: Finding
  readonly channels: readonly Channel[]
  /** The first file that it is about. */
  readonly use: UseId | undefined
}

/** What would be refused or is better mended, and how; nothing while there is nothing. */
export function FindingList({ outgoing, editing, goTo }: FindingListProps) {
  const found = collect(outgoing)
  if (found.length === 0) return null
  return (
    <ul className={styles.findings} aria-label="To mend">
      {found.map(({ finding, channels, use }) => (
        <li key={`${finding.id} ${finding.message}`} className={styles.finding} data-severity={finding.severity}>
          <Icon icon={finding.severity === 'error' ? CircleX : CircleAlert} />
          <p className={styles.words}>
            <span className={styles.spoken}>{finding.severity === 'error' ? 'Refused: ' : 'Better: '}</span>
            <Place finding={finding} use={use} goTo={goTo} /> <span className={styles.mend}>{finding.mend}.</span>
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
  for (const { channel, post, media } of outgoing) {
    for (const finding of checkPost(channel.platform, post)) {
      if (toldElsewhere.includes(finding.id)) continue
      const key = `${finding.id} ${finding.message}`
      const use = found.get(key)?.use ?? media[finding.media?.[0] ?? -1]?.id
      found.set(key, { finding, use, channels: [...(found.get(key)?.channels ?? []), channel] })
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(a.finding.severity === 'warning') - Number(b.finding.severity === 'warning'),
  )
}

interface PlaceProps extends Pick<Shared, 'finding' | 'use'> {
  readonly goTo: (from: number) => void
}

/** What is wrong; pressing it leads to where it is, if that is one place. */
function Place({ finding: { message, from }, use, goTo }: PlaceProps) {
  if (from === undefined && use === undefined) return <>{message}.</>
  const go = () => {
    if (from !== undefined) goTo(from)
    else if (use !== undefined) goToUse(use)
  }
  return (
    <button type="button" className={styles.place} onClick={go}>
      {message}.
    </button>
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
