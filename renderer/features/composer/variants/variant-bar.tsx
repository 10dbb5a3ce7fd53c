import { Link2, Link2Off } from 'lucide-react'
import { useState } from 'react'
import { DialogTrigger } from 'react-aria-components'
import type { ChannelId } from '../../../../shared/plan/post.ts'
import { textOf } from '../../../../shared/plan/post-text.ts'
import { chosenBase, otherWordings, textFor, type Wording, type WordingBase } from '../../../../shared/plan/variants.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { PopoverDialog } from '../../../ui/popover.tsx'
import type { PostEditing } from '../post-editing.ts'
import { useReading } from '../use-reading.ts'
import { VariantDiff } from './variant-diff.tsx'
import styles from './variants.module.css'

interface VariantBarProps {
  readonly editing: PostEditing
  readonly channel: ChannelId
  /** How the channel is called. */
  readonly name: string
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** Above a channel's text: is it the shared text or its own wording, what differs, and the way back. */
export function VariantBar({ editing, channel, name, isReadOnly }: VariantBarProps) {
  const { doc } = editing
  const isDetached = useReading(editing, () => chosenBase(doc, channel) !== null)
  const others = useReading(editing, () => otherWordings(doc, channel))
  const [comparing, setComparing] = useState(false)
  return (
    <section className={styles.bar} aria-label={`Wording for ${name}`}>
      <Icon icon={isDetached ? Link2Off : Link2} />
      <p className={styles.state} role="status">
        {isDetached
          ? 'Its own wording.'
          : `Says what the shared text says. ${isReadOnly ? '' : 'Type to give it its own wording.'}`}
      </p>
      {others.length > 0 && (
        <OtherWordings wordings={others} isReadOnly={isReadOnly} onUse={(base) => editing.choose(channel, base)} />
      )}
      {isDetached && (
        <>
          <Button variant="plain" onPress={() => setComparing(!comparing)} aria-expanded={comparing}>
            Compare
          </Button>
          <Button variant="plain" isDisabled={isReadOnly} onPress={() => editing.reattach(channel)}>
            Use shared text
          </Button>
          {comparing && <Comparison editing={editing} channel={channel} />}
        </>
      )}
    </section>
  )
}

function Comparison({ editing, channel }: Pick<VariantBarProps, 'editing' | 'channel'>) {
  const shared = useReading(editing, () => textOf(editing.doc).toString())
  const own = useReading(editing, () => textFor(editing.doc, channel).toString())
  return <VariantDiff shared={shared} own={own} />
}

interface OtherWordingsProps {
  readonly wordings: readonly Wording[]
  readonly isReadOnly: boolean
  readonly onUse: (base: WordingBase) => void
}

/** What was written for this channel and does not count now: by someone at the same time, or before it was re-attached. */
function OtherWordings({ wordings, isReadOnly, onUse }: OtherWordingsProps) {
  const words = wordings.length === 1 ? '1 other wording' : `${wordings.length} other wordings`
  return (
    <DialogTrigger>
      <Button variant="plain">{words}</Button>
      <PopoverDialog label={words}>
        <ul className={styles.others}>
          {wordings.map(({ base, text }) => (
            <li key={base} className={styles.other}>
              <p className={styles.otherText}>{text}</p>
              <Button isDisabled={isReadOnly} onPress={() => onUse(base)}>
                Use this wording
              </Button>
            </li>
          ))}
        </ul>
      </PopoverDialog>
    </DialogTrigger>
  )
}
