import { type BundleStage, useBundles } from '../../state/bundles.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './bundle.module.css'
import { useBundleCommands } from './commands.ts'
import { ExportChoice } from './export-choice.tsx'
import { MadeBundle, MadeFooter } from './made-bundle.tsx'
import { useBundleDrop } from './use-bundle-drop.ts'
import { detail, progressWords, share, summary } from './words.ts'

/** What the dialog needs of the app around it. */
export interface BundleDialogProps {
  /** Opens another plan on this computer and shows it. */
  readonly onOpenPlan: (id: string) => Promise<void>
}

/** Changes that travel as a file: writing one, and taking one in. A file dropped on the window opens it. */
export function BundleDialog({ onOpenPlan }: BundleDialogProps) {
  const stage = useBundles((state) => state.stage)
  const close = useBundles((state) => state.close)
  useBundleDrop()
  useBundleCommands()
  const isBusy = stage.kind === 'making' || stage.kind === 'applying'
  return (
    <Dialog
      title={titleOf(stage)}
      isOpen={stage.kind !== 'closed'}
      isDismissable={!isBusy}
      onClose={close}
      size="medium"
      footer={<Footer stage={stage} onOpenPlan={onOpenPlan} />}
    >
      <Body stage={stage} />
    </Dialog>
  )
}

function titleOf(stage: BundleStage): string {
  if (stage.kind === 'closed') return ''
  return stage.kind === 'made' && stage.saved?.kind === 'saved' ? 'The file is saved' : titles[stage.kind]
}

const titles = {
  choose: 'Export changes',
  making: 'Writing the file',
  made: 'The file is ready',
  applying: 'Applying changes from a file',
  applied: 'Changes applied',
  stopped: 'Not applied',
  elsewhere: 'This file belongs to another plan',
} as const

function Body({ stage }: { readonly stage: BundleStage }) {
  switch (stage.kind) {
    case 'closed':
      return null
    case 'choose':
      return <ExportChoice choice={stage.choice} trouble={stage.trouble} />
    case 'making':
      return <ProgressBar label={progressWords(stage.progress)} value={share(stage.progress)} />
    case 'made':
      return <MadeBundle {...stage} />
    case 'applying':
      return (
        <>
          <ProgressBar label={progressWords(stage.progress)} value={share(stage.progress)} />
          <p className={styles.note}>The whole file is checked before anything is changed.</p>
        </>
      )
    case 'applied':
      return (
        <>
          <p className={styles.lead} role="status">
            {summary(stage.result)}
          </p>
          <p className={styles.note}>{detail(stage.result)}</p>
        </>
      )
    case 'stopped':
      return (
        <p className={styles.trouble} role="alert">
          {stage.message}
        </p>
      )
    case 'elsewhere':
      return (
        <p className={styles.note}>
          It belongs to “{stage.plan.name}”, which is on this computer too. Nothing has been changed.
        </p>
      )
  }
}

function Footer({ stage, onOpenPlan }: BundleDialogProps & { readonly stage: BundleStage }) {
  const { apply, cancel, close, make } = useBundles.getState()
  switch (stage.kind) {
    case 'closed':
      return null
    case 'choose':
      return (
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" onPress={() => void make()}>
            Write the file
          </Button>
        </>
      )
    case 'making':
    case 'applying':
      return <Button onPress={cancel}>Cancel</Button>
    case 'made':
      return <MadeFooter {...stage} />
    case 'elsewhere':
      return (
        <>
          <Button onPress={close}>Leave it</Button>
          <Button
            variant="primary"
            onPress={() => {
              const { file, plan } = stage
              void onOpenPlan(plan.id).then(() => apply(file, useSession.getState().plan?.id ?? null))
            }}
          >
            Open that plan and apply
          </Button>
        </>
      )
    case 'applied':
    case 'stopped':
      return (
        <Button key="done" variant="primary" autoFocus onPress={close}>
          Done
        </Button>
      )
  }
}
