import { Images } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/button.tsx'
import styles from './import.module.css'
import { useImport } from './import-state.ts'

interface ChooseStepProps {
  readonly trouble: string | null
  /** True if what was chosen is something for the Library. */
  readonly isMedia: boolean
}

/** The first step: a file, by button or by drop. Says what went wrong with an earlier one. */
export function ChooseStep({ trouble, isMedia }: ChooseStepProps) {
  const { choose, addToLibrary } = useImport.getState()
  return (
    <div className={styles.choose}>
      {trouble !== null && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      {isMedia && (
        <Button icon={Images} autoFocus onPress={addToLibrary}>
          Add it to the Library
        </Button>
      )}
      <p className={styles.lead}>Drop a CSV file here</p>
      <p className={styles.note}>
        A spreadsheet saved as CSV, or the export of X, Instagram, Facebook, Buffer, Publer and others. The first line
        names the columns. Nothing is imported until you have checked it.
      </p>
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
        onSelect={(files) => {
          const file = files?.[0]
          if (file !== undefined) void choose(file)
        }}
      >
        <Button variant="primary">Choose a file</Button>
      </FileTrigger>
    </div>
  )
}
