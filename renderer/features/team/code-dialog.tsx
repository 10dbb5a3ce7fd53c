import { type ReactNode, useState } from 'react'
import type { Invitation, InviteResult } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './invitation.module.css'
import { InvitationView } from './invitation-view.tsx'

interface CodeDialogProps {
  readonly title: string
  /** What the button is called that makes the code. */
  readonly action: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly addresses: readonly string[]
  readonly make: () => Promise<InviteResult>
  /** How long the code is good, for whom, and what they do with it. */
  readonly explain: (invitation: Invitation) => ReactNode
  /** What to know and to choose before. */
  readonly children: ReactNode
}

/** Makes a code by which somebody joins, and shows it in all the ways to hand it over. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, action, isOpen, onClose, addresses, make, explain, children } = props
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const makeCode = async () => {
    setBusy(true)
    const result = await make()
    setBusy(false)
    setInvitation(result.ok ? result.invitation : null)
    setTrouble(result.ok ? null : result.message)
  }
  const close = () => {
    setInvitation(null)
    setTrouble(null)
    onClose()
  }

  const footer =
    invitation === null ? (
      <Button key="make" variant="primary" isDisabled={busy} onPress={() => void makeCode()}>
        {action}
      </Button>
    ) : (
      <Button key="done" variant="primary" autoFocus onPress={close}>
        Done
      </Button>
    )
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} size="medium" footer={footer}>
      {invitation === null ? (
        <>
          {children}
          {trouble !== null && (
            <p role="alert" className={styles.error}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        <InvitationView invitation={invitation} addresses={addresses}>
          {explain(invitation)}
        </InvitationView>
      )}
    </Dialog>
  )
}
