import { KeyRound, MonitorSmartphone, ShieldCheck, TriangleAlert, UserPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { useTeamPresence, useTeamState } from '../../state/team.ts'
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
import { MemberPart } from './member-part.tsx'
import { PairDialog } from './pair-dialog.tsx'
import { useTeamActs } from './team-acts.ts'
import styles from './team-screen.module.css'
import { useKeptFocus } from './use-kept-focus.ts'
import { useNow } from './use-now.ts'
import { WarningDialog } from './warning-dialog.tsx'
import { aloneWords, turnedAwayWords } from './words.ts'

const refreshMs = 20_000

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
        {!isGone && <Warnings team={team} />}
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

function Warnings({ team }: { readonly team: TeamState }) {
  return (
    <>
      {team.network.kind === 'trouble' && (
        <p className={styles.warning} role="alert">
          <Icon icon={TriangleAlert} /> {team.network.reason}
        </p>
      )}
      {team.keyWarning !== null && (
        <p className={styles.warning}>
          <Icon icon={KeyRound} /> {team.keyWarning}
        </p>
      )}
    </>
  )
}

function Members({ team }: { readonly team: TeamState }) {
  const presence = useTeamPresence()
  const now = useNow(refreshMs)
  const acts = useTeamActs()
  const [pairing, setPairing] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const computers = team.members.flatMap(({ devices }) => devices).length
  useKeptFocus(list, `${computers} ${team.invitations.length} ${acts.pending === null}`)
  const writing = new Set(presence.flatMap(({ device, post }) => (post === null ? [] : [device])))
  const { own, members } = team
  const admins = members.filter(({ role }) => role === 'admin')
  const isOnlyAdmin = own.kind === 'member' && own.role === 'admin' && admins.length === 1 && members.length > 1
  return (
    <>
      <ul ref={list} tabIndex={-1} className={styles.members} aria-label="Members and their computers">
        {members.map((member) => (
          <MemberPart key={member.member} member={member} team={team} now={now} writing={writing} acts={acts} />
        ))}
      </ul>
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
      {team.turnedAway.map((away) => (
        <p key={`${away.device} ${away.kind} ${away.reason}`} className={styles.muted}>
          <Icon icon={ShieldCheck} /> {turnedAwayWords(away)}
        </p>
      ))}
      <InvitationList invitations={team.invitations} acts={acts} />
      <FormerList former={team.former} />
      <ConnectionPart team={team} />
      <ConnectForm />
      <FileExchange />
      <PairDialog isOpen={pairing} onClose={() => setPairing(false)} team={team} />
      <WarningDialog acts={acts} />
    </>
  )
}
