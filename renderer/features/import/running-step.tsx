import type { ImportProgress } from '../../../shared/ipc/import-api.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './import.module.css'
import { counted, grouped } from './words.ts'

/** While it runs: how far it is. */
export function RunningStep({ progress }: { readonly progress: ImportProgress | null }) {
  return (
    <>
      <ProgressBar label={progressWords(progress)} value={share(progress)} />
      <p className={styles.note}>The plan changes only at the very end. Cancelling leaves it as it is.</p>
    </>
  )
}

function progressWords(progress: ImportProgress | null): string {
  if (progress === null || progress.phase === 'reading') return 'Reading the file'
  return `Preparing ${grouped(progress.done)} of ${counted(progress.total, 'post')}`
}

/** Reading is a fifth of the work. 0 to 100. */
function share(progress: ImportProgress | null): number {
  if (progress === null || progress.total === 0) return 0
  const part = progress.done / progress.total
  return progress.phase === 'reading' ? part * 20 : 20 + part * 80
}
