import { useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { type Role, roles } from '../../../shared/team/grants.ts'
import { api } from '../../state/api.ts'
import { Select } from '../../ui/select.tsx'
import { CodeDialog } from './code-dialog.tsx'
import styles from './invitation.module.css'
import { arrivalWords } from './invitation-words.ts'
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
  readonly team: TeamState
  /** The highest role that this person may give. */
  readonly highest: Role
}

/** Makes an invitation and shows it in all the ways to hand it over. */
export function InviteDialog({ highest, ...dialog }: InviteDialogProps) {
  const [uses, setUses] = useState<Uses>('1')
  const [role, setRole] = useState<Role>('editor')
  return (
    <CodeDialog
      {...dialog}
      title="Invite someone"
      action="Make the invitation"
      again="Invite someone else"
      uses={Number(uses)}
      make={() => api().team.invite(Number(uses), role)}
      welcome={arrivalWords}
      explain={({ expiresAt }) => (
        <>
          Good for {uses === '1' ? 'one person' : `${uses} people`} until {untilWords(expiresAt)}, as{' '}
          {roleWords[role].toLowerCase()}. They open Placard, choose “Join with an invitation” and type it. Someone of
          the team must have Placard open then.
        </>
      )}
    >
      <p className={styles.note}>
        Whoever has the code can join this plan and see all of it. Hand it over in person, by phone or in a chat that
        you trust.
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
    </CodeDialog>
  )
}
