import { Ellipsis, LogOut, UserMinus } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { PeerState, TeamMember, TeamState } from '../../../shared/ipc/team-api.ts'
import { roles } from '../../../shared/team/grants.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Select } from '../../ui/select.tsx'
import { DeviceRow, OwnDeviceRow } from './device-row.tsx'
import type { TeamActs } from './team-acts.ts'
import styles from './team-screen.module.css'
import {
  demotionWarning,
  leaveWarning,
  removeDeviceWarning,
  removeMemberWarning,
  removeOwnDeviceWarning,
  roleWords,
} from './words.ts'

interface MemberPartProps {
  readonly member: TeamMember
  readonly team: TeamState
  readonly now: number
  /** Devices on which a post is open. */
  readonly writing: ReadonlySet<string>
  readonly acts: TeamActs
}

/** One person: name, role, what can be done about both, and the computers they use. */
export function MemberPart({ member, team, now, writing, acts }: MemberPartProps) {
  const { name, hue, isOwn, devices } = member
  const isAdmin = team.own.kind === 'member' && team.own.role === 'admin'
  const peers = new Map(team.peers.map((peer) => [peer.device, peer]))
  const removal = (device: string, deviceName: string) => {
    if (!isOwn && !isAdmin) return undefined
    const target = { kind: 'device', device } as const
    const warning = isOwn ? removeOwnDeviceWarning(deviceName) : removeDeviceWarning(name, deviceName)
    return () => acts.ask({ kind: isOwn ? 'leave' : 'remove', target }, warning)
  }
  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <Avatar name={name} hue={hue} size={32} named={false} />
        <span className={styles.name} title={name}>
          {isOwn ? `${name} (you)` : name}
        </span>
        <RoleField member={member} mayChange={isAdmin} acts={acts} />
        <MemberMenu member={member} team={team} isAdmin={isAdmin} acts={acts} />
      </div>
      <ul className={styles.computers} aria-label={`Computers of ${name}`}>
        {devices.map(({ device, deviceName }) =>
          device === team.device ? (
            <OwnDeviceRow key={device} deviceName={deviceName} addresses={team.addresses} />
          ) : (
            <DeviceRow
              key={device}
              deviceName={deviceName}
              peer={peers.get(device) ?? unmet(device, member)}
              now={now}
              inPost={writing.has(device)}
              onRemove={removal(device, deviceName)}
            />
          ),
        )}
      </ul>
    </li>
  )
}

/** A device of which nothing else is known yet. */
const unmet = (device: string, { member, name }: TeamMember): PeerState => ({
  ...{ device, member, memberName: name, deviceName: '', online: false, path: null, traffic: null },
  ...{ heardAt: null, unconfirmed: null, inStep: false, heldBack: 0, keepsOwn: false },
})

interface RoleFieldProps {
  readonly member: TeamMember
  readonly mayChange: boolean
  readonly acts: TeamActs
}

function RoleField({ member: { member, name, role, isOwn }, mayChange, acts }: RoleFieldProps) {
  if (!mayChange) return <span className={styles.role}>{roleWords[role]}</span>
  return (
    <Select
      label={`Role of ${name}`}
      hideLabel
      items={roles.map((id) => ({ id, name: roleWords[id] }))}
      value={role}
      onChange={(next) => {
        const act = { kind: 'role', memberId: member, role: next } as const
        if (next === role) return
        if (isOwn) acts.ask(act, demotionWarning(next))
        else acts.run(act)
      }}
    />
  )
}

interface MemberMenuProps extends Pick<MemberPartProps, 'member' | 'team' | 'acts'> {
  readonly isAdmin: boolean
}

function MemberMenu({ member: { member, name, isOwn, devices }, team, isAdmin, acts }: MemberMenuProps) {
  const target = { kind: 'member', memberId: member } as const
  const admins = team.members.filter(({ role }) => role === 'admin')
  const onlyAdmin = isAdmin && admins.length === 1 && team.members.length > 1
  if (!isOwn && !isAdmin) return <span />
  return (
    <MenuTrigger>
      <IconButton label={isOwn ? 'More about you' : `More about ${name}`} icon={Ellipsis} />
      <Popover placement="bottom end">
        <Menu aria-label={isOwn ? 'You' : name}>
          {isOwn ? (
            <MenuItem
              name="Leave the team…"
              icon={LogOut}
              isDanger
              onAction={() => acts.ask({ kind: 'leave', target }, leaveWarning(devices.length, onlyAdmin))}
            />
          ) : (
            <MenuItem
              name="Remove from the team…"
              icon={UserMinus}
              isDanger
              onAction={() => acts.ask({ kind: 'remove', target }, removeMemberWarning(name, devices.length))}
            />
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
