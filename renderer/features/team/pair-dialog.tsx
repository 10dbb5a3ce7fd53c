import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { api } from '../../state/api.ts'
import { CodeDialog } from './code-dialog.tsx'
import styles from './invitation.module.css'
import { pairedWords } from './invitation-words.ts'
import { untilWords } from './words.ts'

interface PairDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly team: TeamState
}

/** Makes a code by which another computer of the same person joins. */
export function PairDialog(props: PairDialogProps) {
  return (
    <CodeDialog
      {...props}
      title="Add my other computer"
      action="Make the code"
      again="Add one more"
      uses={1}
      make={() => api().team.pair()}
      welcome={pairedWords}
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
