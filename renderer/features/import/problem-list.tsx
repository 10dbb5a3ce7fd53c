import type { ImportProblem } from '../../../shared/ipc/import-api.ts'
import { Button } from '../../ui/button.tsx'
import styles from './import.module.css'
import type { Draft } from './import-state.ts'
import { saveProblems } from './save-problems.ts'
import { counted, grouped } from './words.ts'

const rowsToShow = 200

interface ProblemListProps {
  readonly draft: Draft
  readonly problems: readonly ImportProblem[]
  /** How many there are in all; the list may hold fewer. */
  readonly count: number
}

/** The rows that could not be read: line, reason, and a way to save them for mending. */
export function ProblemList({ draft, problems, count }: ProblemListProps) {
  const rest = count - Math.min(problems.length, rowsToShow)
  return (
    <>
      <div className={styles.head}>
        <p className={styles.note}>These rows stay out. Save them, mend them in a spreadsheet, and import that file.</p>
        <Button onPress={() => void saveProblems(draft.file.name, draft.guess.headers, problems)}>
          Save problems as CSV
        </Button>
      </div>
      <ol className={styles.problems} aria-label="Rows that cannot be read">
        {problems.slice(0, rowsToShow).map(({ line, reason, cells }) => (
          <li key={line} className={styles.problem}>
            <span className={styles.line}>Line {grouped(line)}</span>
            <span>{reason}</span>
            <span className={styles.example}>
              {cells
                .filter((cell) => cell !== '')
                .join(' · ')
                .slice(0, 200)}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className={styles.note}>and {counted(rest, 'more row', 'more rows')}</p>}
    </>
  )
}
