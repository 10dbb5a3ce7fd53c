import { importFields } from '../../../shared/ipc/import-api.ts'
import { Select } from '../../ui/select.tsx'
import styles from './import.module.css'
import { type Draft, useImport } from './import-state.ts'
import { fieldWords } from './words.ts'

const choices = importFields.map((field) => ({ id: field, name: fieldWords[field] }))
const examples = 3

/** One line for each column of the file: its header, what it holds, what it means. */
export function MappingTable({ draft }: { readonly draft: Draft }) {
  const setField = useImport((state) => state.setField)
  const { headers, sample } = draft.guess
  return (
    <table className={styles.mapping}>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">For example</th>
          <th scope="col">Becomes</th>
        </tr>
      </thead>
      <tbody>
        {headers.map((header, column) => {
          const field = draft.options.mapping[column] ?? 'ignore'
          const name = header.trim() === '' ? `Column ${column + 1}` : header
          return (
            // The columns of a file keep their places, and two may have the same header.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the column's identity
            <tr key={column} data-ignored={field === 'ignore' || undefined}>
              <th scope="row">{name}</th>
              <td>
                <span className={styles.example}>{exampleOf(sample, column)}</span>
              </td>
              <td>
                <Select
                  label={`What “${name}” becomes`}
                  hideLabel
                  items={choices}
                  value={field}
                  onChange={(chosen) => setField(column, chosen)}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function exampleOf(sample: readonly (readonly string[])[], column: number): string {
  const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  return cells.slice(0, examples).join(' · ')
}
