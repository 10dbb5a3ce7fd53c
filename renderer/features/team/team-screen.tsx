import { KeyRound, TriangleAlert, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { useLists } from '../../state/lists.ts'
import { useSession } from '../../state/session.ts'
import { useTeamPresence, useTeamState } from '../../state/team.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { TeamDrawing } from '../../ui/drawings.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeader } from '../../ui/screen-slots.tsx'
import { ConnectForm } from './connect-form.tsx'
import { DeviceRow } from './device-row.tsx'
import { FileExchange } from './file-exchange.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import styles from './team-screen.module.css'
import { useNow } from './use-now.ts'

const refreshMs = 20_000

/** Who shares this plan, who is here, and who has what. */
export function TeamScreen() {
  const team = useTeamState()
  const [inviting, setInviting] = useState(false)
  return (
    <section className={styles.screen} aria-label="Team">
      <ScreenHeader title="Team">
        {team.kind === 'team' && <InviteButton onPress={() => setInviting(true)} />}
      </ScreenHeader>
      <div className={styles.body} data-empty={team.kind === 'none' || undefined}>
        <Warnings team={team} />
        {team.kind === 'team' ? (
          <Members team={team} />
        ) : (
          <EmptyState drawing={<TeamDrawing />} action={<InviteButton onPress={() => setInviting(true)} />}>
            This plan is on this computer only. Invite someone, and both computers keep it in step: no account, no
            server, also after weeks apart.
          </EmptyState>
        )}
      </div>
      <InviteDialog isOpen={inviting} onClose={() => setInviting(false)} addresses={team.addresses} />
    </section>
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
  const members = useLists((state) => state.lists.members)
  const own = useSession((session) => session.plan?.member)
  const presence = useTeamPresence()
  const now = useNow(refreshMs)
  const me = members.find((member) => member.id === own)
  const hueOf = (id: string) => members.find((member) => member.id === id)?.hue ?? 'blue'
  return (
    <>
      <ul className={styles.devices} aria-label="Members and their devices">
        <li className={styles.device} data-online="true">
          <Avatar name={me?.name ?? 'You'} hue={me?.hue ?? 'blue'} size={32} named={false} />
          <span className={styles.who}>
            <span className={styles.name}>{me?.name ?? 'You'}</span>
            <span className={styles.muted}>This computer</span>
          </span>
          <span className={styles.who}>
            <span className={styles.where}>{team.addresses.join(' or ')}</span>
            {team.addresses.length > 0 && <span className={styles.muted}>Your address on this network</span>}
          </span>
        </li>
        {team.peers.map((peer) => (
          <DeviceRow
            key={peer.device}
            peer={peer}
            hue={hueOf(peer.member)}
            now={now}
            inPost={presence.some(({ device, post }) => device === peer.device && post !== null)}
          />
        ))}
      </ul>
      {team.peers.length === 0 && (
        <p className={styles.muted}>Nobody has joined yet. An invitation that you handed over stays good for a week.</p>
      )}
      <ConnectForm />
      <FileExchange />
    </>
  )
}
