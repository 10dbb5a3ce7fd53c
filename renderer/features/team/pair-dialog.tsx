import { api } from '../../state/api.ts'
import { CodeDialog } from './code-dialog.tsx'
import styles from './invitation.module.css'
import { untilWords } from './words.ts'

interface PairDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly addresses: readonly string[]
}

/** Makes a code by which another computer of the same person joins. */
export function PairDialog(props: PairDialogProps) {
  return (
    <CodeDialog
      {...props}
      title="Add my other computer"
      action="Make the code"
      make={() => api().team.pair()}
      explain={({ expiresAt }) => (
        <>
          Good for one computer until {untilWords(expiresAt)}. Open Placard there, choose “Join with an invitation” and
          type it. Keep Placard open here meanwhile.
        </>
      )}
    >
      <p className={styles.note}>
        The other computer becomes one of yours: it has your name and your role. Only you should have the code.
      </p>
    </CodeDialog>
  )
}
