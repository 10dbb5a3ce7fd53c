import { Check, ListFilter } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import {
  Autocomplete,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  type Selection,
  TextField,
} from 'react-aria-components'
import { useAddCommands } from '../state/commands.ts'
import { useFilters } from '../state/filters.ts'
import { useLists } from '../state/lists.ts'
import { Button } from '../ui/button.tsx'
import fieldStyles from '../ui/field.module.css'
import { Icon } from '../ui/icon.tsx'
import listStyles from '../ui/list-box.module.css'
import { PopoverDialog } from '../ui/popover.tsx'
import { SearchField as TextSearch } from '../ui/search-field.tsx'
import styles from './filter-bar.module.css'
import { chosenOf, type FilterChoice, filterChoices, foundChoices, partWords, toggled } from './filter-choices.ts'
import { FilterMark } from './filter-mark.tsx'

const mostOfAPart = 40

/** Which posts the views show: words to look for, and a list of everything else to filter by. */
export function FilterBar() {
  const text = useFilters((state) => state.filter.text)
  const setFilter = useFilters((state) => state.setFilter)
  const input = useRef<HTMLInputElement>(null)
  useAddCommands(
    useMemo(
      () => [
        {
          id: 'search',
          label: 'Search the posts',
          keywords: 'find text filter',
          shortcut: '/',
          run: () => input.current?.focus(),
        },
      ],
      [],
    ),
  )
  return (
    <search className={styles.bar}>
      <div className={styles.text} data-active={text !== '' || undefined}>
        <TextSearch
          label="Search the posts"
          placeholder="Search"
          value={text}
          onChange={(typed) => setFilter({ text: typed })}
          inputRef={input}
        />
      </div>
      <DialogTrigger>
        <Button icon={ListFilter}>
          <span className={styles.words}>Filter</span>
        </Button>
        <PopoverDialog label="Filter the posts" placement="bottom end">
          <Choices />
        </PopoverDialog>
      </DialogTrigger>
    </search>
  )
}

/** All choices, found by typing; each press adds or removes one. */
function Choices() {
  const lists = useLists((state) => state.lists)
  const filter = useFilters((state) => state.filter)
  const setFilter = useFilters((state) => state.setFilter)
  const [typed, setTyped] = useState('')
  const choices = useMemo(() => filterChoices(lists), [lists])
  const chosen = chosenOf(choices, filter)
  const select = (selection: Selection) => {
    const keys = selection === 'all' ? new Set() : selection
    const changed = choices.find((one) => keys.has(one.key) !== chosen.includes(one) && isShown(one))
    if (changed !== undefined) setFilter(toggled(filter, changed))
  }
  const parts = foundChoices(choices, filter, typed, mostOfAPart)
  const isShown = (one: FilterChoice) => parts.some(([, ones]) => ones.includes(one))
  return (
    <div className={styles.choices}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField aria-label="Find a filter" className={styles.find ?? ''} autoFocus>
          <Input className={fieldStyles.box ?? ''} placeholder="Status, channel, tag, campaign or person" />
        </TextField>
        <ListBox
          aria-label="Filters"
          selectionMode="multiple"
          escapeKeyBehavior="none"
          selectedKeys={chosen.filter(isShown).map(({ key }) => key)}
          onSelectionChange={select}
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={listStyles.empty}>Nothing is called that.</p>}
        >
          {parts.map(([part, ones]) => (
            <ListBoxSection key={part} id={part}>
              <Header className={listStyles.heading ?? ''}>{partWords[part]}</Header>
              {ones.map((one) => (
                <ListBoxItem key={one.key} id={one.key} textValue={one.name} className={listStyles.item ?? ''}>
                  <FilterMark choice={one} />
                  <span className={listStyles.name}>{one.name}</span>
                  <span className={listStyles.check}>
                    <Icon icon={Check} />
                  </span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </div>
  )
}
