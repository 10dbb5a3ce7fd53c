import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, SelectValue } from 'react-aria-components'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import listStyles from './list-box.module.css'
import { Popover } from './popover.tsx'
import styles from './select.module.css'

/** One thing to choose. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly name: string
  readonly icon?: ReactNode
}

interface SelectProps<Id extends string> {
  readonly label: string
  readonly items: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly placeholder?: string
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
}

/** One choice of a few. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, items, value, onChange, placeholder = 'Choose', hideLabel = false, isDisabled = false } = props
  const picked = (key: unknown) => {
    const item = items.find(({ id }) => id === key)
    if (item !== undefined) onChange(item.id)
  }
  return (
    <AriaSelect
      {...(hideLabel && { 'aria-label': label })}
      value={value}
      onChange={picked}
      placeholder={placeholder}
      isDisabled={isDisabled}
      className={fieldStyles.field ?? ''}
    >
      {!hideLabel && <Label className={fieldStyles.label ?? ''}>{label}</Label>}
      <Button className={fieldStyles.box ?? ''}>
        <SelectValue className={styles.value ?? ''} title={items.find(({ id }) => id === value)?.name} />
        <Icon icon={ChevronDown} />
      </Button>
      <Popover>
        <ListBox items={items} className={listStyles.list ?? ''}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.name} className={listStyles.item ?? ''}>
              {item.icon}
              <span className={listStyles.name}>{item.name}</span>
              <span className={listStyles.check}>
                <Icon icon={Check} />
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
