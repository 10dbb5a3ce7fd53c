import { LogIn } from 'lucide-react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { runCommand } from '../../state/commands.ts'
import { useStanding } from '../../state/standing.ts'
import { momentWords, useViewZone } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { TeamDrawing } from '../../ui/drawings.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './team-screen.module.css'

type Gone = Extract<TeamState['own'], { at: number }>

/** What somebody reads who is not in the team any more. */
export function GonePart({ own }: { readonly own: Gone }) {
  const zone = useViewZone()
  const heldBack = useStanding((standing) => standing.heldBack)
  return (
    <EmptyState
      drawing={<TeamDrawing />}
      action={
        <Button icon={LogIn} onPress={() => runCommand('join')}>
          Join with an invitation
        </Button>
      }
    >
      <strong className={styles.goneTitle}>{title(own)}</strong>
      <span className={styles.goneLine}>{how(own, momentWords(own.at, zone))}</span>
      {own.undone.length > 0 && <span className={styles.goneLine}>{undoneWords(own.undone)}</span>}
      <span className={styles.goneLine}>
        The plan as it was then stays on this computer. You can read all of it, and save it as a file under Settings,
        Backups. {heldBack > 0 && 'What you wrote last is only here, and is kept. '}
        To come back, ask a member for a new invitation.
      </span>
    </EmptyState>
  )
}

function title({ kind, byOther }: Gone): string {
  if (kind === 'removed') return 'You are no longer in this team'
  return byOther ? 'This computer is no longer in the team' : 'You left this team'
}

function how({ kind, byName, byOther }: Gone, when: string): string {
  if (kind === 'removed') return `${byName || 'An admin'} removed this computer on ${when}. It meets the team no more.`
  return byOther
    ? `It was taken out on another computer of ${byName || 'yours'} on ${when}, and meets the team no more.`
    : `Since ${when} this computer meets the team no more.`
}

/** Of two who put each other out, one stays: the other reads why theirs did not count. */
function undoneWords(names: readonly string[]): string {
  const list = new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names)
  return `From this computer ${list} had been removed. Of members who remove each other, whoever has been an admin longer stays: so ${list} ${names.length === 1 ? 'is' : 'are'} still in the team.`
}
