import { Plus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, use, useState } from 'react'
import { ComboBox, ComboBoxStateContext, Group, Input, Label, ListBox, ListBoxItem } from 'react-aria-components'
import type { Hue } from '../../shared/plan/lists.ts'
import { Chip } from './chip.tsx'
import { classes } from './class-names.ts'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import { keepEscape } from './keep-escape.ts'
import listStyles from './list-box.module.css'
import { Popover } from './popover.tsx'
import styles from './tag-picker.module.css'

interface TagPickerItem {
  readonly id: string
  readonly name: string
  readonly hue: Hue
  /** Stands for a part of the name, and is drawn instead of the dot of its hue. */
  readonly mark?: ReactNode
  /** What is shown beside the mark. */
  readonly shown?: string
}

interface TagPickerProps {
  readonly label: string
  readonly items: readonly TagPickerItem[]
  readonly selected: readonly string[]
  readonly onChange: (selected: readonly string[]) => void
  /** Given, a name that is not in the list can be made. */
  readonly onCreate?: (name: string) => void
}

const creating = 'create'
const plain = (text: string) => text.trim().toLocaleLowerCase()

/** Any number of labels: those chosen as chips, more found by typing. Backspace in the empty field takes the last away. */
export function TagPicker({ label, items, selected, onChange, onCreate }: TagPickerProps) {
  const [typed, setTyped] = useState('')
  const chosen = items.filter(({ id }) => selected.includes(id))
  const found = items.filter(({ id, name }) => !selected.includes(id) && plain(name).includes(plain(typed)))
  const isNew = onCreate !== undefined && typed.trim() !== '' && !items.some(({ name }) => plain(name) === plain(typed))
  const rows: (TagPickerItem & { isNew: boolean })[] = found.map((item) => ({ ...item, isNew: false }))
  if (isNew) rows.push({ id: creating, name: typed.trim(), hue: 'blue', isNew: true })
  const pick = (key: unknown) => {
    if (typeof key !== 'string') return
    if (key === creating) onCreate?.(typed.trim())
    else onChange([...selected, key])
    setTyped('')
  }
  const keyed = (event: KeyboardEvent<HTMLInputElement>) => {
    keepEscape(event)
    if (event.key === 'Backspace' && typed === '' && selected.length > 0) onChange(selected.slice(0, -1))
  }
  return (
    <ComboBox
      items={rows}
      value={null}
      onChange={pick}
      inputValue={typed}
      onInputChange={setTyped}
      onBlur={() => setTyped('')}
      menuTrigger="focus"
      className={fieldStyles.field ?? ''}
    >
      <Label className={fieldStyles.label ?? ''}>{label}</Label>
      <Group className={classes(fieldStyles.box, styles.box)}>
        {chosen.map(({ id, name, shown, hue, mark }) => (
          <Chip
            key={id}
            name={name}
            shown={shown}
            hue={hue}
            mark={mark}
            onRemove={() => onChange(selected.filter((other) => other !== id))}
          />
        ))}
        <TypedInput isEmpty={chosen.length === 0} onKeyDown={keyed} />
      </Group>
      <Popover>
        <ListBox<(typeof rows)[number]> className={listStyles.list ?? ''}>
          {(row) => (
            <ListBoxItem id={row.id} textValue={row.name} className={listStyles.item ?? ''}>
              {row.isNew ? <Icon icon={Plus} /> : (row.mark ?? <span className={styles.dot} data-hue={row.hue} />)}
              <span className={listStyles.name}>{row.isNew ? `Create “${row.name}”` : row.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

interface TypedInputProps {
  readonly isEmpty: boolean
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/**
 * Where a name is typed. Tab walks on and picks nothing: React Aria marks the neighbour of each row that was picked, and
 * would add that one too.
 */
function TypedInput({ isEmpty, onKeyDown }: TypedInputProps) {
  const state = use(ComboBoxStateContext)
  return (
    <Input
      className={classes(fieldStyles.input, styles.input)}
      placeholder={isEmpty ? 'None' : ''}
      onKeyDownCapture={({ key }) => key === 'Tab' && state?.selectionManager.setFocusedKey(null)}
      onKeyDown={onKeyDown}
    />
  )
}
