import { type ReactNode, useState } from 'react'
import type { Invitation, InviteResult, TeamState } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './invitation.module.css'
import { type Arrival, type Outcome, outcomeOf } from './invitation-outcome.ts'
import { InvitationView } from './invitation-view.tsx'
import { OutcomeView } from './outcome-view.tsx'
import { useNow } from './use-now.ts'

const refreshMs = 5_000

interface CodeDialogProps {
  readonly title: string
  /** What the button is called that makes the code. */
  readonly action: string
  /** What the button is called that makes another one after this was used. */
  readonly again: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly team: TeamState
  /** For so many computers the code is good. */
  readonly uses: number
  readonly make: () => Promise<InviteResult>
  /** How long the code is good, for whom, and what they do with it. */
  readonly explain: (invitation: Invitation) => ReactNode
  /** What is said of somebody who has joined. */
  readonly welcome: (arrival: Arrival) => string
  /** What to know and to choose before. */
  readonly children: ReactNode
}

/** Makes a code by which somebody joins, shows it in all the ways to hand it over, and tells who has used it. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, action, again, isOpen, onClose, team, make, children } = props
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const now = useNow(refreshMs)
  const outcome = invitation === null ? null : outcomeOf(invitation, team, now)

  const makeCode = async () => {
    setBusy(true)
    const result = await make()
    setBusy(false)
    setInvitation(result.ok ? result.invitation : null)
    setTrouble(result.ok ? null : result.message)
  }
  const startAgain = () => {
    setInvitation(null)
    setTrouble(null)
  }
  const close = () => {
    startAgain()
    onClose()
  }

  const footer =
    outcome === null ? (
      <Button key="make" variant="primary" isDisabled={busy} onPress={() => void makeCode()}>
        {action}
      </Button>
    ) : (
      <EndFooter ended={outcome.ended} again={again} onAgain={startAgain} onClose={close} />
    )
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} size="medium" footer={footer}>
      {invitation === null || outcome === null ? (
        <>
          {children}
          {trouble !== null && (
            <p role="alert" className={styles.error}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        <Made {...props} invitation={invitation} outcome={outcome} />
      )}
    </Dialog>
  )
}

interface MadeProps extends Pick<CodeDialogProps, 'team' | 'uses' | 'explain' | 'welcome'> {
  readonly invitation: Invitation
  readonly outcome: Outcome
}

/** The code while somebody can use it, and what has become of it. */
function Made({ team, uses, explain, welcome, invitation, outcome }: MadeProps) {
  return (
    <>
      {outcome.ended === null && (
        <InvitationView invitation={invitation} addresses={team.addresses}>
          {explain(invitation)}
        </InvitationView>
      )}
      <OutcomeView outcome={outcome} uses={uses} welcome={welcome} />
    </>
  )
}

interface EndFooterProps {
  readonly ended: Outcome['ended']
  readonly again: string
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** Used up, there is nothing more to do; ended otherwise, a new code is the next step. */
function EndFooter({ ended, again, onAgain, onClose }: EndFooterProps) {
  if (ended === 'expired' || ended === 'withdrawn') {
    return (
      <>
        <Button onPress={onClose}>Close</Button>
        <Button key="again" variant="primary" autoFocus onPress={onAgain}>
          Make a new code
        </Button>
      </>
    )
  }
  return (
    <>
      {ended === 'used' && <Button onPress={onAgain}>{again}</Button>}
      <Button key="done" variant="primary" autoFocus onPress={onClose}>
        Done
      </Button>
    </>
  )
}
