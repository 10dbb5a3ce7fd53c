import { Ellipsis, LogOut, UserMinus } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { TeamMember } from '../../../shared/ipc/team-api.ts'
import { roles } from '../../../shared/team/grants.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './member-list.module.css'
import type { AskTeam } from './team-acts.ts'
import { demotionWarning, leaveWarning, removeMemberWarning, roleWords } from './words.ts'

interface RoleFieldProps {
  readonly member: TeamMember
  readonly mayChange: boolean
  readonly acts: AskTeam
}

/** The role of a member, to be changed by admins. */
export function RoleField({ member: { member, name, role, isOwn }, mayChange, acts }: RoleFieldProps) {
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

interface MemberMenuProps {
  readonly member: TeamMember
  readonly isAdmin: boolean
  readonly isOnlyAdmin: boolean
  readonly acts: AskTeam
}

/** What there is no way back from: leaving, or putting somebody out. */
export function MemberMenu({ member, isAdmin, isOnlyAdmin, acts }: MemberMenuProps) {
  const { name, isOwn, devices } = member
  const target = { kind: 'member', memberId: member.member } as const
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
              onAction={() => acts.ask({ kind: 'leave', target }, leaveWarning(devices.length, isOnlyAdmin))}
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
