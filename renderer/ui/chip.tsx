import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Hue } from '../../shared/plan/lists.ts'
import styles from './chip.module.css'
import { Icon } from './icon.tsx'

interface ChipProps {
  readonly name: string
  /** What the chip shows, where its mark says the rest of the name. */
  readonly shown?: string | undefined
  readonly hue?: Hue | undefined
  /** A status, platform or face before the name. */
  readonly mark?: ReactNode
  /** Given, the chip has a cross that calls it. */
  readonly onRemove?: () => void
}

/** A small label: a tag, a filter, a channel. */
export function Chip({ name, shown = name, hue, mark, onRemove }: ChipProps) {
  return (
    <span className={styles.chip} data-hue={hue} title={name}>
      {mark}
      <span className={styles.name}>{shown}</span>
      {onRemove !== undefined && (
        // Its own button wherever it stands: a combo box would take it for the one that opens its list.
        <Button slot={null} className={styles.remove ?? ''} aria-label={`Remove ${name}`} onPress={onRemove}>
          <Icon icon={X} />
        </Button>
      )}
    </span>
  )
}
