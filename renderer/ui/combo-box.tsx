import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  ComboBox as AriaComboBox,
  Button,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Text,
  Virtualizer,
} from 'react-aria-components'
import styles from './combo-box.module.css'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import { keepEscape } from './keep-escape.ts'
import listStyles from './list-box.module.css'
import { Popover } from './popover.tsx'

interface ComboBoxProps {
  readonly label: string
  readonly items: readonly {
    readonly id: string
    readonly name: string
    readonly detail?: string
    readonly icon?: ReactNode
  }[]
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly hint?: string
  readonly placeholder?: string
}

const rowHeight = 28

/** One choice of many, found by typing. Long lists are fine: only the rows in sight are drawn. */
export function ComboBox({ label, items, value, onChange, hint, placeholder = '' }: ComboBoxProps) {
  return (
    <AriaComboBox
      defaultItems={items}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      menuTrigger="focus"
      className={fieldStyles.field ?? ''}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Group className={fieldStyles.box ?? ''}>
        <Input placeholder={placeholder} className={fieldStyles.input ?? ''} onKeyDown={keepEscape} />
        <Button className={styles.open ?? ''}>
          <Icon icon={ChevronDown} />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className={fieldStyles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <Popover>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight, padding: 4 }}>
          <ListBox<(typeof items)[number]> className={styles.list ?? ''}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.name} className={listStyles.item ?? ''}>
                {item.icon}
                <span className={listStyles.name}>{item.name}</span>
                {item.detail !== undefined && <span className={listStyles.detail}>{item.detail}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  )
}
