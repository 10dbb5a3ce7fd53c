import { useState } from 'react'
import type { Invitation } from '../../../shared/ipc/team-api.ts'
import { api } from '../../state/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './invitation.module.css'
import { InvitationView } from './invitation-view.tsx'

const choices = [
  { id: '1', name: 'One person' },
  { id: '5', name: 'Up to 5 people' },
  { id: '25', name: 'Up to 25 people' },
] as const
type Uses = (typeof choices)[number]['id']

interface InviteDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly addresses: readonly string[]
}

/** Makes an invitation and shows it in all the ways to hand it over. */
export function InviteDialog({ isOpen, onClose, addresses }: InviteDialogProps) {
  const [uses, setUses] = useState<Uses>('1')
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const make = async () => {
    setBusy(true)
    const result = await api().team.invite(Number(uses))
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
        Make the invitation
      </Button>
    ) : (
      <Button key="done" variant="primary" autoFocus onPress={close}>
        Done
      </Button>
    )
  return (
    <Dialog title="Invite someone" isOpen={isOpen} onClose={close} size="medium" footer={footer}>
      {invitation === null ? (
        <>
          <p className={styles.note}>
            Whoever has the code can join this plan, see all of it and change it. Hand it over in person, by phone or in
            a chat that you trust.
          </p>
          <Select label="For" items={choices} value={uses} onChange={setUses} />
          {trouble !== null && (
            <p role="alert" className={styles.error}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        <InvitationView invitation={invitation} people={Number(uses)} addresses={addresses} />
      )}
    </Dialog>
  )
}
