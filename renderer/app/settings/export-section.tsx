import type { ExportFormat } from '../../../shared/ipc/export-api.ts'
import { useExports } from '../../state/exports.ts'
import { Button } from '../../ui/button.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { saveExport } from './save-export.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

const files: readonly { readonly format: ExportFormat; readonly name: string; readonly about: string }[] = [
  { format: 'csv', name: 'Spreadsheet', about: 'A CSV file that Placard can import again without loss' },
  {
    format: 'ics',
    name: 'Calendar file',
    about: 'Every post with a date, for a calendar program',
  },
  { format: 'json', name: 'JSON', about: 'Posts and lists, for programs' },
]

/** Files of all posts for other programs. */
export function ExportSection() {
  const { stage, cancel } = useExports()
  const isBusy = stage.kind === 'making'
  return (
    <Section title="Export posts" about="All posts of the plan in one file, without their media.">
      <div className={styles.rows}>
        {files.map(({ format, name, about }) => (
          <div key={format} className={styles.row}>
            <span className={styles.rowName}>
              {name} <span className={styles.rowDetail}>{about}</span>
            </span>
            <Button isDisabled={isBusy} aria-label={`Save posts as: ${name}`} onPress={() => void saveExport(format)}>
              Save…
            </Button>
          </div>
        ))}
      </div>
      <p className={styles.hint}>
        A calendar file is a picture of today. In a newer one, posts that were removed or lost their date are cancelled:
        import it into the same calendar, and most programs take them out or cross them out.
      </p>
      {stage.kind === 'making' && (
        <div className={styles.choice}>
          <ProgressBar label="Collecting the posts" value={percentOf(stage.progress)} />
          <Button onPress={cancel}>Cancel</Button>
        </div>
      )}
      {stage.kind === 'failed' && <p role="alert">No file was made: {stage.reason} Your plan is as it was.</p>}
    </Section>
  )
}

const percentOf = (progress: { readonly done: number; readonly total: number } | null) =>
  progress === null || progress.total === 0 ? null : Math.min(100, Math.round((progress.done / progress.total) * 100))
