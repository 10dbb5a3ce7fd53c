import { useMemo } from 'react'
import { useFilters } from '../state/filters.ts'
import { useLists } from '../state/lists.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import styles from './filter-bar.module.css'
import { chosenOf, filterChoices, toggled } from './filter-choices.ts'
import { FilterMark } from './filter-mark.tsx'

/** What the posts are filtered by, each removable; nothing while nothing is chosen. */
export function FilterChips() {
  const lists = useLists((state) => state.lists)
  const filter = useFilters((state) => state.filter)
  const setFilter = useFilters((state) => state.setFilter)
  const clear = useFilters((state) => state.clear)
  const choices = useMemo(() => filterChoices(lists), [lists])
  const chosen = chosenOf(choices, filter)
  // What is searched for stands in the search field already.
  if (chosen.length === 0) return null
  return (
    <div className={styles.chips}>
      {chosen.map((one) => (
        <Chip
          key={one.key}
          name={one.name}
          mark={<FilterMark choice={one} />}
          onRemove={() => setFilter(toggled(filter, one))}
        />
      ))}
      <Button variant="plain" onPress={clear}>
        Show all posts
      </Button>
    </div>
  )
}
