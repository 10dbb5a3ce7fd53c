import { Pencil, Trash2 } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './settings.module.css'

interface Entry {
  readonly id: string
  readonly name: string
}

interface EntryRowsProps<E extends Entry> {
  readonly entries: readonly E[]
  /** What stands behind the name, in one line. */
  readonly detailOf: (entry: E) => string
  /** What is said while there is none. */
  readonly empty: string
  readonly onEdit: (entry: E) => void
  readonly onRemove: (entry: E) => void
}

/** The entries of a list, each with its pencil and bin. */
export function EntryRows<E extends Entry>({ entries, detailOf, empty, onEdit, onRemove }: EntryRowsProps<E>) {
  return (
    <div className={styles.rows}>
      {entries.length === 0 && <p className={styles.none}>{empty}</p>}
      {entries.map((entry) => (
        <div key={entry.id} className={styles.row}>
          <span className={styles.rowName} title={`${entry.name} ${detailOf(entry)}`}>
            {entry.name} <span className={styles.rowDetail}>{detailOf(entry)}</span>
          </span>
          <IconButton label={`Edit ${entry.name}`} icon={Pencil} onPress={() => onEdit(entry)} />
          <IconButton label={`Remove ${entry.name}`} icon={Trash2} onPress={() => onRemove(entry)} />
        </div>
      ))}
    </div>
  )
}
