import { Search, X } from 'lucide-react'
import type { RefObject } from 'react'
import { SearchField as AriaSearchField, Button, Group, Input } from 'react-aria-components'
import { classes } from './class-names.ts'
import fieldStyles from './field.module.css'
import { Icon } from './icon.tsx'
import styles from './search-field.module.css'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** A line of text to look for, with a way to clear it. */
export function SearchField({ label, value, onChange, placeholder = '', inputRef }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={styles.search ?? ''}>
      <Group className={classes(fieldStyles.box, styles.box)}>
        <Icon icon={Search} />
        <Input {...(inputRef && { ref: inputRef })} placeholder={placeholder} className={fieldStyles.input ?? ''} />
        {value !== '' && (
          <Button className={styles.clear ?? ''} aria-label="Clear the search">
            <Icon icon={X} />
          </Button>
        )}
      </Group>
    </AriaSearchField>
  )
}
