import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './segmented-control.module.css'

interface SegmentedControlProps<Id extends string> {
  readonly label: string
  readonly items: readonly { readonly id: Id; readonly name: string }[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

/** One of two to four views or modes, all in sight. */
export function SegmentedControl<Id extends string>({ label, items, value, onChange }: SegmentedControlProps<Id>) {
  const picked = (keys: ReadonlySet<unknown>) => {
    const item = items.find(({ id }) => keys.has(id))
    if (item !== undefined) onChange(item.id)
  }
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={picked}
      className={styles.group ?? ''}
    >
      {items.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className={styles.segment ?? ''}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
