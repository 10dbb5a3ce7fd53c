import { ChannelFields } from './channel-fields.tsx'
import { DateFields } from './date-fields.tsx'
import styles from './import.module.css'
import type { Draft } from './import-state.ts'
import { MappingTable } from './mapping-table.tsx'
import { TextFields } from './text-fields.tsx'
import { counted, delimiterWords } from './words.ts'

/** The second step: what each column means, and how dates, accounts and text are read. */
export function ColumnsStep({ draft }: { readonly draft: Draft }) {
  const { file, guess } = draft
  return (
    <>
      <p className={styles.note}>
        <strong>{file.name}</strong>: {counted(guess.rows, 'row')}, {delimiterWords(guess.delimiter)}, {guess.encoding}.
      </p>
      <div className={styles.columns}>
        <MappingTable draft={draft} />
        <div className={styles.fields}>
          <DateFields draft={draft} />
          <ChannelFields draft={draft} />
          <TextFields draft={draft} />
        </div>
      </div>
    </>
  )
}
