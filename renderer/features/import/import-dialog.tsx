import { type ReactNode, useEffect, useRef } from 'react'
import { useSession } from '../../state/session.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckStep } from './check-step.tsx'
import { ChooseStep } from './choose-step.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DoneStep } from './done-step.tsx'
import styles from './import.module.css'
import { type Stage, useImport } from './import-state.ts'
import { RunningStep } from './running-step.tsx'
import { StepFooter } from './step-footer.tsx'
import { useFileDrop } from './use-file-drop.ts'

/** The import of a CSV file, from the choice of the file to the result. A file dropped on the window opens it. */
export function ImportDialog() {
  const isOpen = useSession((session) => session.importOpen)
  const setOpen = useSession((session) => session.setImport)
  const plan = useSession((session) => session.plan?.id ?? null)
  const stage = useImport((state) => state.stage)
  useFileDrop(plan !== null)
  // A finished import makes room for the next one when the dialog is left; so does another plan.
  const isFinished = stage.kind === 'done' && !isOpen
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan is the reason to start anew
  useEffect(() => useImport.getState().reset(), [isFinished, plan])
  const isBusy = stage.kind === 'running'
  const isTakenBack = stage.kind === 'done' && stage.takenBack === 'yes'
  const isEarly = stage.kind === 'choose' || stage.kind === 'looking'
  return (
    <Dialog
      title={isTakenBack ? 'Import taken back' : titles[stage.kind]}
      isOpen={isOpen}
      isDismissable={isEarly}
      onClose={() => !isBusy && setOpen(false)}
      size={stage.kind === 'columns' || stage.kind === 'check' ? 'large' : 'medium'}
      footer={isEarly ? undefined : <StepFooter stage={stage} />}
    >
      <StepStart stage={stage.kind}>
        <Step stage={stage} />
      </StepStart>
    </Dialog>
  )
}

/** Where the keyboard begins with each step after the first: the button that led there is gone. */
function StepStart({ stage, children }: { readonly stage: Stage['kind']; readonly children: ReactNode }) {
  const start = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (stage !== 'choose') start.current?.focus()
  }, [stage])
  return (
    <div ref={start} tabIndex={-1} className={styles.step}>
      {children}
    </div>
  )
}

const titles = {
  choose: 'Import posts',
  looking: 'Import posts',
  columns: 'What the columns mean',
  check: 'Check before you import',
  running: 'Importing',
  done: 'Import finished',
} as const

function Step({ stage }: { readonly stage: Stage }) {
  switch (stage.kind) {
    case 'choose':
      return <ChooseStep trouble={stage.trouble} isMedia={stage.media !== null} />
    case 'looking':
      return <p role="status">Reading {stage.fileName}…</p>
    case 'columns':
      return <ColumnsStep draft={stage.draft} />
    case 'check':
      return stage.preview === null ? (
        <p role="status">Trying it out on the whole file…</p>
      ) : (
        <CheckStep draft={stage.draft} preview={stage.preview} />
      )
    case 'running':
      return <RunningStep progress={stage.progress} />
    case 'done':
      return <DoneStep {...stage} />
  }
}
