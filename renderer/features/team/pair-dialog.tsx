import { useState } from 'react'
import type { Invitation } from '../../../shared/ipc/team-api.ts'
import { api } from '../../state/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './invitation.module.css'
import { InvitationView } from './invitation-view.tsx'
import { untilWords } from './words.ts'

interface PairDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly addresses: readonly string[]
}

/** Makes a code by which another computer of the same person joins. */
export function PairDialog({ isOpen, onClose, addresses }: PairDialogProps) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    const result = await api().team.pair()
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
      <Button key="make" variant="primary" isDisabled={busy} onPress={() => void make()}>
        Make the code
      </Button>
    ) : (
      <Button key="done" variant="primary" autoFocus onPress={close}>
        Done
      </Button>
    )
  return (
    <Dialog title="Add my other computer" isOpen={isOpen} onClose={close} size="medium" footer={footer}>
      {invitation === null ? (
        <>
          <p className={styles.note}>
            The other computer becomes one of yours: it has your name and your role. Only you should have the code.
          </p>
          {trouble !== null && (
            <p role="alert" className={styles.error}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        <InvitationView invitation={invitation} addresses={addresses}>
          Good for one computer until {untilWords(invitation.expiresAt)}. Open Placard there, choose “Join a plan” and
          type it. Keep Placard open here meanwhile.
        </InvitationView>
      )}
    </Dialog>
  )
}
