import type { ImportPreview } from '../../../shared/ipc/import-api.ts'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import styles from './import.module.css'
import { type Draft, type Stage, useImport } from './import-state.ts'
import { counted } from './words.ts'

/** The buttons of a stage, the way on last. */
export function StepFooter({ stage }: { readonly stage: Exclude<Stage, { kind: 'choose' | 'looking' }> }) {
  switch (stage.kind) {
    case 'columns':
      return <ColumnsFooter draft={stage.draft} />
    case 'check':
      return <CheckFooter draft={stage.draft} preview={stage.preview} />
    case 'running':
      return <RunningFooter />
    case 'done':
      return <DoneFooter stage={stage} />
  }
}

function ColumnsFooter({ draft }: { readonly draft: Draft }) {
  const { back, check } = useImport()
  const hasText = draft.options.mapping.includes('text')
  return (
    <>
      {!hasText && (
        <p className={styles.missing} role="status">
          Say which column becomes the text.
        </p>
      )}
      <Button onPress={back}>Choose another file</Button>
      <Button variant="primary" isDisabled={!hasText} onPress={() => void check()}>
        Check the posts
      </Button>
    </>
  )
}

function CheckFooter({ draft, preview }: { readonly draft: Draft; readonly preview: ImportPreview | null }) {
  const { back, run } = useImport()
  const coming = preview === null ? null : postsToCome(preview, draft.options.skipKnown)
  return (
    <>
      <Button onPress={back}>Back</Button>
      <Button variant="primary" isDisabled={coming === null || coming === 0} onPress={() => void run()}>
        {coming === null ? 'Import' : coming === 0 ? 'Nothing to import' : `Import ${counted(coming, 'post')}`}
      </Button>
    </>
  )
}

function RunningFooter() {
  const cancel = useImport((state) => state.cancel)
  return <Button onPress={cancel}>Cancel</Button>
}

function DoneFooter({ stage }: { readonly stage: Extract<Stage, { kind: 'done' }> }) {
  const takeBack = useImport((state) => state.takeBack)
  const { show, setImport } = useSession()
  const focusDay = useCalendarFocus((state) => state.focusDay)
  const { result, takenBack } = stage
  const showInCalendar = () => {
    focusDay(result.newestDay)
    show('calendar')
    setImport(false)
  }
  if (takenBack !== 'no' || result.imported === 0) {
    return (
      <Button variant="primary" onPress={() => setImport(false)}>
        Close
      </Button>
    )
  }
  return (
    <>
      <Button onPress={() => void takeBack()}>Undo import</Button>
      {result.newestDay === null ? (
        <Button variant="primary" onPress={() => setImport(false)}>
          Close
        </Button>
      ) : (
        <Button variant="primary" onPress={showInCalendar}>
          Show in calendar
        </Button>
      )}
    </>
  )
}

const postsToCome = (preview: ImportPreview, skipKnown: boolean) =>
  preview.rows - preview.problemCount - (skipKnown ? preview.known : 0)
