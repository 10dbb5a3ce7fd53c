import { KeyRound, MonitorSmartphone, ShieldCheck, TriangleAlert, UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { useTeamState } from '../../state/team.ts'
import { Button } from '../../ui/button.tsx'
import { TeamDrawing } from '../../ui/drawings.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeader } from '../../ui/screen-slots.tsx'
import { ConnectForm } from './connect-form.tsx'
import { ConnectionPart } from './connection-part.tsx'
import { FileExchange } from './file-exchange.tsx'
import { FormerList } from './former-list.tsx'
import { GonePart } from './gone-part.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberList } from './member-list.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { useTeamActs } from './team-acts.ts'
import styles from './team-screen.module.css'
import { useKeptFocus } from './use-kept-focus.ts'
import { WarningDialog } from './warning-dialog.tsx'
import { aloneWords, turnedAwayWords } from './words.ts'

/** Who shares this plan, who is here, and who has what. */
export function TeamScreen() {
  const team = useTeamState()
  const [inviting, setInviting] = useState(false)
  const { own } = team
  const isGone = own.kind === 'removed' || own.kind === 'left'
  const mayInvite = own.kind === 'alone' || (own.kind === 'member' && own.role !== 'viewer')
  return (
    <section className={styles.screen} aria-label="Team">
      <ScreenHeader title="Team">
        <span className={styles.space} />
        {team.kind === 'team' && mayInvite && <InviteButton onPress={() => setInviting(true)} />}
      </ScreenHeader>
      <div className={styles.body} data-empty={team.kind === 'none' || isGone || undefined}>
        {!isGone && <Trouble network={team.network} />}
        <Body team={team} onInvite={() => setInviting(true)} />
      </div>
      <InviteDialog
        isOpen={inviting}
        onClose={() => setInviting(false)}
        team={team}
        highest={own.kind === 'member' ? own.role : 'admin'}
      />
    </section>
  )
}

interface BodyProps {
  readonly team: TeamState
  readonly onInvite: () => void
}

function Body({ team, onInvite }: BodyProps) {
  const { own } = team
  // Nothing is said before it is known.
  if (team.planId === null) return null
  if (own.kind === 'removed' || own.kind === 'left') return <GonePart own={own} />
  if (team.kind === 'team') return <Members team={team} />
  return (
    <EmptyState drawing={<TeamDrawing />} action={<InviteButton onPress={onInvite} />}>
      This plan is on this computer only. Invite someone, and both computers keep it in step: no account, no server,
      also after weeks apart.
    </EmptyState>
  )
}

function InviteButton({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button variant="primary" icon={UserPlus} onPress={onPress}>
      Invite someone
    </Button>
  )
}

function Trouble({ network }: Pick<TeamState, 'network'>) {
  if (network.kind !== 'trouble') return null
  return (
    <p className={styles.warning} role="alert">
      <Icon icon={TriangleAlert} /> {network.reason}
    </p>
  )
}

function Members({ team }: { readonly team: TeamState }) {
  const acts = useTeamActs()
  const [pairing, setPairing] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const computers = team.members.flatMap(({ devices }) => devices).length
  useKeptFocus(list, `${computers} ${team.invitations.length} ${acts.pending === null}`)
  const { own, members } = team
  const isAdmin = own.kind === 'member' && own.role === 'admin'
  const isOnlyAdmin = isAdmin && members.filter(({ role }) => role === 'admin').length === 1 && members.length > 1
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <MemberList team={team} list={list} isAdmin={isAdmin} isOnlyAdmin={isOnlyAdmin} acts={acts.rows} />
        {isOnlyAdmin && (
          <p className={styles.muted}>
            You are the only admin. Make somebody else one too: if this computer is lost, nobody could remove it.
          </p>
        )}
        {members.length === 1 && <p className={styles.muted}>{aloneWords(team)}</p>}
        {own.kind === 'member' && (
          <div>
            <Button icon={MonitorSmartphone} onPress={() => setPairing(true)}>
              Add my other computer
            </Button>
          </div>
        )}
      </div>
      <div className={styles.column}>
        <ConnectionPart team={team} />
        {team.keyWarning !== null && (
          <p className={styles.muted}>
            <Icon icon={KeyRound} /> {team.keyWarning}
          </p>
        )}
        {team.turnedAway.map((away) => (
          <p key={`${away.device} ${away.kind} ${away.reason}`} className={styles.muted}>
            <Icon icon={ShieldCheck} /> {turnedAwayWords(away)}
          </p>
        ))}
        <InvitationList invitations={team.invitations} acts={acts.rows} />
        <ConnectForm />
        <FileExchange />
        <FormerList former={team.former} />
      </div>
      <PairDialog isOpen={pairing} onClose={() => setPairing(false)} team={team} />
      <WarningDialog acts={acts} />
    </div>
  )
}
