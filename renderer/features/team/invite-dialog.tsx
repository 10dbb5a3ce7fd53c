import { useState } from 'react'
import type { Invitation } from '../../../shared/ipc/team-api.ts'
import { type Role, roles } from '../../../shared/team/grants.ts'
import { api } from '../../state/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './invitation.module.css'
import { InvitationView } from './invitation-view.tsx'
import { roleHints, roleWords, untilWords } from './words.ts'

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
  /** The highest role that this person may give. */
  readonly highest: Role
}

/** Makes an invitation and shows it in all the ways to hand it over. */
export function InviteDialog({ isOpen, onClose, addresses, highest }: InviteDialogProps) {
  const [uses, setUses] = useState<Uses>('1')
  const [role, setRole] = useState<Role>('editor')
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const make = async () => {
    setBusy(true)
    const result = await api().team.invite(Number(uses), role)
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
            Whoever has the code can join this plan and see all of it. Hand it over in person, by phone or in a chat
            that you trust.
          </p>
          <Select label="For" items={choices} value={uses} onChange={setUses} />
          <Select
            label="As"
            items={roles.slice(0, roles.indexOf(highest) + 1).map((id) => ({
              id,
              name: `${roleWords[id]}: ${roleHints[id]}`,
            }))}
            value={role}
            onChange={setRole}
          />
          {trouble !== null && (
            <p role="alert" className={styles.error}>
              {trouble}
            </p>
          )}
        </>
      ) : (
        <InvitationView invitation={invitation} addresses={addresses}>
          Good for {uses === '1' ? 'one person' : `${uses} people`} until {untilWords(invitation.expiresAt)}, as{' '}
          {roleWords[role].toLowerCase()}. They open Placard, choose “Join a plan” and type it. Someone of the team must
          have Placard open then.
        </InvitationView>
      )}
    </Dialog>
  )
}
