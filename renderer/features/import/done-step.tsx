import styles from './import.module.css'
import type { DoneResult, Draft, TakenBack } from './import-state.ts'
import { ProblemList } from './problem-list.tsx'
import { counted } from './words.ts'

interface DoneStepProps {
  readonly draft: Draft
  readonly result: DoneResult
  readonly takenBack: TakenBack
  readonly leftAlone: number
}

/** The end: what came in, and what did not. */
export function DoneStep({ draft, result, takenBack, leftAlone }: DoneStepProps) {
  return (
    <>
      <p className={styles.summary} role="status">
        {summaryWords(result, takenBack, leftAlone)}
      </p>
      {takenBack === 'no' && <p className={styles.note}>{detailWords(result)}</p>}
      {result.problemCount > 0 && <ProblemList draft={draft} problems={result.problems} count={result.problemCount} />}
    </>
  )
}

function summaryWords(result: DoneResult, takenBack: TakenBack, leftAlone: number): string {
  switch (takenBack) {
    case 'no':
      return `${counted(result.imported, 'post')} imported.`
    case 'underway':
      return 'Taking the import back…'
    case 'yes':
      return leftAlone === 0
        ? 'The import was taken back. Redo brings it again.'
        : `The import was taken back, but for ${counted(leftAlone, 'post')} on which someone else has worked since.`
  }
}

function detailWords(result: DoneResult): string {
  const made = [
    ...(result.tags > 0 ? [counted(result.tags, 'new tag')] : []),
    ...(result.channels > 0 ? [counted(result.channels, 'new channel')] : []),
  ]
  return [
    ...(made.length > 0 ? [`${made.join(' and ')} made for them.`] : []),
    ...(result.skipped > 0 ? [`${counted(result.skipped, 'row')} left out: already in this plan.`] : []),
    result.problemCount > 0 ? `${counted(result.problemCount, 'row')} could not be read:` : 'Every row could be read.',
  ].join(' ')
}
