import { useState } from 'react'
import type { ImportPreview } from '../../../shared/ipc/import-api.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import styles from './import.module.css'
import { type Draft, useImport } from './import-state.ts'
import { PreviewList } from './preview-list.tsx'
import { ProblemList } from './problem-list.tsx'
import { counted, grouped } from './words.ts'

interface CheckStepProps {
  readonly draft: Draft
  readonly preview: ImportPreview
}

/** The third step: the posts as they will be, and the rows that cannot be read. */
export function CheckStep({ draft, preview }: CheckStepProps) {
  const setOptions = useImport((state) => state.setOptions)
  const [view, setView] = useState<'posts' | 'problems'>('posts')
  const hasProblems = preview.problemCount > 0
  return (
    <>
      <div className={styles.head}>
        <p className={styles.summary}>{summaryWords(draft, preview)}</p>
        {hasProblems && (
          <SegmentedControl
            label="Show"
            items={[
              { id: 'posts', name: 'Posts' },
              { id: 'problems', name: `Problems (${grouped(preview.problemCount)})` },
            ]}
            value={view}
            onChange={setView}
          />
        )}
      </div>
      {preview.known > 0 && (
        <Checkbox isSelected={draft.options.skipKnown} onChange={(skipKnown) => setOptions({ skipKnown })}>
          Skip the {grouped(preview.known)} of {counted(preview.rows, 'row')} that are already in this plan
        </Checkbox>
      )}
      {hasProblems && view === 'problems' ? (
        <ProblemList draft={draft} problems={preview.problems} count={preview.problemCount} />
      ) : (
        <PreviewList preview={preview} zone={draft.options.zone} />
      )}
    </>
  )
}

function summaryWords({ options }: Draft, preview: ImportPreview): string {
  return [
    counted(preview.rows - preview.problemCount, 'post'),
    ...(options.hashtagsToTags ? [counted(preview.hashtags, 'different hashtag')] : []),
    ...(preview.problemCount > 0 ? [`${counted(preview.problemCount, 'row')} that cannot be read`] : []),
  ].join(', ')
}
