import { Select } from '../../ui/select.tsx'
import styles from './import.module.css'
import { type Draft, useImport } from './import-state.ts'
import { dateOrderWords } from './words.ts'
import { ZoneChoice } from './zone-choice.tsx'

const orders = (['month-first', 'day-first', 'year-first'] as const).map((id) => ({ id, name: dateOrderWords[id] }))

/** How the dates are read: the zone of times that name none, and the order of day and month. */
export function DateFields({ draft }: { readonly draft: Draft }) {
  const setOptions = useImport((state) => state.setOptions)
  const { options, guess } = draft
  if (!options.mapping.includes('date')) return null
  return (
    <div className={styles.field}>
      <ZoneChoice zone={options.zone} onChange={(zone) => setOptions({ zone })} />
      <p className={styles.note}>
        {guess.zoneless
          ? 'The dates in this file name no zone: choose the one that its clock showed.'
          : 'The dates in this file name their zone; they are shown in this one.'}
      </p>
      <Select
        label="Order of the dates"
        items={orders}
        value={options.dateOrder}
        onChange={(dateOrder) => setOptions({ dateOrder })}
      />
    </div>
  )
}
