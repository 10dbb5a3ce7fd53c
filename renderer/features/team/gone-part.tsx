import { LogIn } from 'lucide-react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { runCommand } from '../../state/commands.ts'
import { useStanding } from '../../state/standing.ts'
import { momentWords, useViewZone } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { TeamDrawing } from '../../ui/drawings.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './team-screen.module.css'

/** What somebody reads who is not in the team any more. */
export function GonePart({ own }: { readonly own: Extract<TeamState['own'], { at: number }> }) {
  const zone = useViewZone()
  const heldBack = useStanding((standing) => standing.heldBack)
  const who = own.byName === '' ? 'An admin' : own.byName
  const when = momentWords(own.at, zone)
  return (
    <EmptyState
      drawing={<TeamDrawing />}
      action={
        <Button icon={LogIn} onPress={() => runCommand('join')}>
          Join with an invitation
        </Button>
      }
    >
      <strong className={styles.goneTitle}>
        {own.kind === 'left' ? 'You left this team' : 'You are no longer in this team'}
      </strong>
      <span className={styles.goneLine}>
        {own.kind === 'left'
          ? `Since ${when} this computer meets the team no more.`
          : `${who} removed this computer on ${when}. It meets the team no more.`}
      </span>
      <span className={styles.goneLine}>
        The plan as it was then stays on this computer. You can read all of it, and save it as a file under Settings,
        Backups. {heldBack > 0 && 'What you wrote last is only here, and is kept. '}
        To come back, ask a member for a new invitation.
      </span>
    </EmptyState>
  )
}
