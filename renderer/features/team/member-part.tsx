import { ChevronRight } from 'lucide-react'
import { memo, useId } from 'react'
import type { TeamMember } from '../../../shared/ipc/team-api.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { DeviceRow, OwnDeviceRow, Standing, Whereabouts } from './device-row.tsx'
import { MemberMenu, RoleField } from './member-acts.tsx'
import styles from './member-list.module.css'
import { type ComputerRow, foremost, type MemberRow } from './member-rows.ts'
import type { AskTeam } from './team-acts.ts'
import { countedComputers, removeDeviceWarning, removeOwnDeviceWarning, roleWords } from './words.ts'

/** What the person at this computer may do to the team, and how. */
export interface MemberRights {
  readonly isAdmin: boolean
  /** True if nobody else of the team is one. */
  readonly isOnlyAdmin: boolean
  readonly acts: AskTeam
}

interface MemberPartProps extends MemberRights {
  readonly row: MemberRow
  /** Where others reach this computer; empty for all who are not at it. */
  readonly addresses: readonly string[]
}

/** One person: name, role, what can be done about both, and the computers they use. */
export const MemberPart = memo(function MemberPart(props: MemberPartProps) {
  const { row, isAdmin, isOnlyAdmin, acts } = props
  const { member } = row
  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <Avatar name={member.name} hue={member.hue} size={32} named={false} />
        <MemberName member={member} />
        <RoleField member={member} mayChange={isAdmin} acts={acts} />
        <MemberMenu member={member} isAdmin={isAdmin} isOnlyAdmin={isOnlyAdmin} acts={acts} />
      </div>
      <Computers {...props} />
    </li>
  )
})

interface MemberFoldProps extends MemberPartProps {
  readonly isOpen: boolean
  readonly onToggle: (member: string) => void
}

/** The same as a line that opens: in a large team the computers of all at once would be a long way to anybody. */
export const MemberFold = memo(function MemberFold({ isOpen, onToggle, ...props }: MemberFoldProps) {
  const { row, isAdmin, isOnlyAdmin, acts } = props
  const { member, computers } = row
  const panel = useId()
  const shown = foremost(row)
  return (
    <li className={styles.fold}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.trigger}
          aria-expanded={isOpen}
          aria-controls={panel}
          data-member={member.member}
          onClick={() => onToggle(member.member)}
        >
          <Avatar name={member.name} hue={member.hue} size={32} named={false} />
          <span className={styles.naming}>
            <MemberName member={member} />
            <span className={styles.aside}>
              {roleWords[member.role]} · {countedComputers(computers.length)}
            </span>
          </span>
          {shown !== undefined && <Summary computer={shown} />}
          <span className={styles.chevron}>
            <Icon icon={ChevronRight} />
          </span>
        </button>
      </h3>
      <div id={panel} className={styles.panel} hidden={!isOpen}>
        {isOpen && (
          <>
            <div className={styles.controls}>
              <RoleField member={member} mayChange={isAdmin} acts={acts} />
              <MemberMenu member={member} isAdmin={isAdmin} isOnlyAdmin={isOnlyAdmin} acts={acts} />
            </div>
            <Computers {...props} />
          </>
        )}
      </div>
    </li>
  )
})

function Summary({ computer: { peer, inPost } }: { readonly computer: ComputerRow }) {
  if (peer === null) return <span className={styles.summary}>This computer</span>
  return (
    <>
      <span className={styles.summary} data-online={peer.online}>
        <Whereabouts peer={peer} />
        {inPost && <span className={styles.aside}>Has a post open</span>}
      </span>
      <span className={styles.summary} data-online={peer.online}>
        <Standing peer={peer} />
      </span>
    </>
  )
}

/** A name of any script; what is beside it stays in its place. */
function MemberName({ member: { name, isOwn } }: { readonly member: TeamMember }) {
  return (
    <span className={styles.nameLine}>
      <span className={styles.name} title={name} dir="auto">
        {name}
      </span>
      {isOwn && <span className={styles.you}> (you)</span>}
    </span>
  )
}

function Computers({ row: { member, computers }, addresses, isAdmin, acts }: MemberPartProps) {
  const { name, isOwn, isHub } = member
  const removal = (device: string, deviceName: string) => {
    if (!isOwn && !isAdmin) return undefined
    const target = { kind: 'device', device } as const
    const warning = isOwn ? removeOwnDeviceWarning(deviceName) : removeDeviceWarning(name, deviceName)
    return () => acts.ask({ kind: isOwn ? 'leave' : 'remove', target }, warning)
  }
  return (
    <ul className={styles.computers} aria-label={`Computers of ${name}`}>
      {computers.map(({ device, deviceName, peer, inPost }) =>
        peer === null ? (
          <OwnDeviceRow key={device} deviceName={deviceName} addresses={addresses} />
        ) : (
          <DeviceRow
            key={device}
            deviceName={deviceName}
            peer={peer}
            inPost={inPost}
            isHub={isHub}
            onRemove={removal(device, deviceName)}
          />
        ),
      )}
    </ul>
  )
}
