import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './import.module.css'
import { type Draft, useImport } from './import-state.ts'
import { counted } from './words.ts'

/** What happens to the texts: hashtags as tags, and the repair of broken characters where there are some. */
export function TextFields({ draft }: { readonly draft: Draft }) {
  const setOptions = useImport((state) => state.setOptions)
  const { options, guess } = draft
  return (
    <div className={styles.switches}>
      <Checkbox isSelected={options.hashtagsToTags} onChange={(hashtagsToTags) => setOptions({ hashtagsToTags })}>
        Make tags of the hashtags (they stay in the text)
      </Checkbox>
      {guess.damaged > 0 && (
        <Checkbox isSelected={options.repairText} onChange={(repairText) => setOptions({ repairText })}>
          Repair broken characters, such as “â€™” for “’”, in {counted(guess.damaged, 'text')}
        </Checkbox>
      )}
    </div>
  )
}
