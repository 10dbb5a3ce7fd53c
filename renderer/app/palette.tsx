import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import type { SearchHit } from '../../shared/ipc/plan-api.ts'
import { api } from '../state/api.ts'
import { useCommands } from '../state/commands.ts'
import { useFilters } from '../state/filters.ts'
import { useLists } from '../state/lists.ts'
import { useSession } from '../state/session.ts'
import { dayWords, useViewZone } from '../state/times.ts'
import { useAnswer } from '../state/watch.ts'
import { Kbd } from '../ui/kbd.tsx'
import listStyles from '../ui/list-box.module.css'
import { StatusMark } from '../ui/status-mark.tsx'
import { type FilterChoice, filterChoices, partWords, toggled } from './filter-choices.ts'
import { FilterMark } from './filter-mark.tsx'
import styles from './palette.module.css'
import { foundCommands, foundNames } from './palette-search.ts'
import { isMac } from './platform.ts'
import { shortcutWords } from './shortcuts.ts'

const postsShown = 8

/** Reaches everything by a few typed letters: actions, posts, and what to filter by. */
export function Palette() {
  const isOpen = useSession((state) => state.paletteOpen)
  const setOpen = useSession((state) => state.setPalette)
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label="Find or do anything" className={styles.dialog ?? ''}>
          <PaletteBody onDone={() => setOpen(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody({ onDone }: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState('')
  const commands = foundCommands(
    useCommands((state) => state.commands),
    typed,
  )
  const lists = useLists((state) => state.lists)
  const names = typed.trim() === '' ? [] : foundNames(filterChoices(lists), typed)
  const hits = useAnswer<readonly SearchHit[]>(
    (tell) => api().queries.watchSearch(typed, postsShown, tell),
    [typed],
    [],
  )
  const run = (key: string) => {
    onDone()
    const hit = hits.find(({ card }) => card.id === key)
    const name = names.find((one) => one.key === key)
    if (hit !== undefined) useSession.getState().open(hit.card.id)
    else if (name !== undefined) filterBy(name)
    else commands.find(({ id }) => id === key)?.run()
  }
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField aria-label="Find or do anything" className={styles.field ?? ''} autoFocus>
        <Input className={styles.input ?? ''} placeholder="Find a post, a tag, a person, or something to do" />
      </TextField>
      <ListBox
        aria-label="What was found"
        className={styles.list ?? ''}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className={listStyles.empty}>Nothing was found. Try other words.</p>}
      >
        {commands.length > 0 && (
          <ListBoxSection id="commands">
            <Header className={listStyles.heading ?? ''}>Do</Header>
            {commands.map(({ id, label, shortcut }) => (
              <ListBoxItem key={id} id={id} textValue={label} className={listStyles.item ?? ''}>
                <span className={listStyles.name}>{label}</span>
                {shortcut !== undefined && <Kbd keys={shortcutWords(shortcut, isMac)} />}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
        {names.length > 0 && (
          <ListBoxSection id="names">
            <Header className={listStyles.heading ?? ''}>Show only</Header>
            {names.map((one) => (
              <ListBoxItem key={one.key} id={one.key} textValue={one.name} className={listStyles.item ?? ''}>
                <FilterMark choice={one} />
                <span className={listStyles.name}>{one.name}</span>
                <span className={listStyles.detail}>{partWords[one.part]}</span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
        {hits.length > 0 && (
          <ListBoxSection id="posts">
            <Header className={listStyles.heading ?? ''}>Posts</Header>
            {hits.map((hit) => (
              <Hit key={hit.card.id} hit={hit} />
            ))}
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  )
}

function filterBy(name: FilterChoice): void {
  const { filter, setFilter } = useFilters.getState()
  if (!(filter[name.part] as readonly string[]).includes(name.id)) setFilter(toggled(filter, name))
  const { screen, show } = useSession.getState()
  if (screen !== 'board') show('calendar')
}

function Hit({ hit: { card } }: { readonly hit: SearchHit }) {
  const zone = useViewZone()
  return (
    <ListBoxItem id={card.id} textValue={card.title} className={listStyles.item ?? ''}>
      <StatusMark status={card.status} named />
      <span className={listStyles.name} dir="auto">
        {card.title === '' ? 'No text yet' : card.title}
      </span>
      {card.schedule !== null && <span className={listStyles.detail}>{dayWords(card.schedule.instant, zone)}</span>}
    </ListBoxItem>
  )
}
