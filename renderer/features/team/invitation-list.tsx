import type { OpenInvitation } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import type { AskTeam } from './team-acts.ts'
import styles from './team-screen.module.css'
import { invitationWords, roleWords } from './words.ts'

interface InvitationListProps {
  readonly invitations: readonly OpenInvitation[]
  readonly acts: AskTeam
}

/** Invitations that somebody may still use, and the way to end them. */
export function InvitationList({ invitations, acts }: InvitationListProps) {
  if (invitations.length === 0) return null
  return (
    <section aria-label="Open invitations" className={styles.section}>
      <h2 className={styles.part}>Open invitations</h2>
      <ul className={styles.list} aria-label="Open invitations">
        {invitations.map((invitation) => (
          <li key={invitation.id} className={styles.invitation}>
            <div>
              <span className={styles.name}>
                {invitation.forOtherComputer ? 'Another computer' : roleWords[invitation.role]}
              </span>
              <span className={styles.how}>{invitationWords(invitation)}</span>
              <span className={styles.how}>Made by {invitation.byName}</span>
            </div>
            {invitation.mayWithdraw && (
              <Button onPress={() => acts.run({ kind: 'withdraw', invite: invitation.id })}>Withdraw</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
