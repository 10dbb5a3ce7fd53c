import { type RefObject, useCallback, useMemo, useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { useTeamPresence } from '../../state/team.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { moveAmongHeadings } from './heading-keys.ts'
import styles from './member-list.module.css'
import { MemberFold, MemberPart, type MemberRights } from './member-part.tsx'
import { isHere, type MemberRow, matching, memberRows, rowKeeper } from './member-rows.ts'
import { NowContext } from './now-context.ts'
import { useNow } from './use-now.ts'
import { countedMembers } from './words.ts'

const refreshMs = 20_000
/** A team of more is searched, and its members are lines that open. */
const mostAtOnce = 8
const nowhere: readonly string[] = []

const scopes = [
  { id: 'all', name: 'Everyone' },
  { id: 'here', name: 'Online now' },
] as const
type Scope = (typeof scopes)[number]['id']

interface MemberListProps extends MemberRights {
  readonly team: TeamState
  readonly list: RefObject<HTMLUListElement | null>
}

/** Who is in the team, people before hubs, and which computers they use. */
export function MemberList({ team, list, ...rights }: MemberListProps) {
  const presence = useTeamPresence()
  const now = useNow(refreshMs)
  const [keep] = useState(rowKeeper)
  const rows = useMemo(() => keep(memberRows(team, presence)), [keep, team, presence])
  // Decided once: who looks at a small team while it grows keeps what is open.
  const [isLarge] = useState(rows.length > mostAtOnce)
  const [text, setText] = useState('')
  const [scope, setScope] = useState<Scope>('all')
  const everybody = rows.filter(({ member }) => !member.isHub)
  const found = matching(scope === 'here' ? rows.filter(isHere) : rows, text)
  const people = found.filter(({ member }) => !member.isHub)
  const hubs = found.filter(({ member }) => member.isHub)
  const shown = { isLarge, addresses: team.addresses, ...rights }
  return (
    <NowContext value={now}>
      <div className={styles.titleLine}>
        <h2 className={styles.title}>Members</h2>
        {isLarge && (
          <p className={styles.count}>
            {countedMembers(everybody.length)}, {everybody.filter(isHere).length} online
          </p>
        )}
      </div>
      {isLarge && (
        <div className={styles.finding}>
          <SearchField label="Find a member" placeholder="Name, role or computer" value={text} onChange={setText} />
          <SegmentedControl label="Who is shown" items={scopes} value={scope} onChange={setScope} />
        </div>
      )}
      <p role="status" className={text === '' ? styles.silent : styles.foundWords}>
        {text !== '' &&
          (found.length === 0 ? `Nobody of the team fits “${text}”.` : `${countedMembers(found.length)} found`)}
      </p>
      <Rows ref={list} name="Members and their computers" rows={people} {...shown} />
      {hubs.length > 0 && (
        <section className={styles.hubs} aria-labelledby="hubs">
          <h2 id="hubs" className={styles.title}>
            Hubs
          </h2>
          <Rows name="Hubs" rows={hubs} {...shown} />
        </section>
      )}
    </NowContext>
  )
}

interface RowsProps extends MemberRights {
  readonly ref?: RefObject<HTMLUListElement | null>
  readonly name: string
  readonly rows: readonly MemberRow[]
  readonly isLarge: boolean
  readonly addresses: readonly string[]
}

function Rows({ ref, name, rows, isLarge, addresses, ...rights }: RowsProps) {
  const own = rows.find(({ member }) => member.isOwn)?.member.member
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(own === undefined ? [] : [own]))
  const onToggle = useCallback(
    (member: string) =>
      setOpen(
        (before) => new Set(before.has(member) ? [...before].filter((other) => other !== member) : [...before, member]),
      ),
    [],
  )
  return (
    <ul
      ref={ref}
      tabIndex={-1}
      className={styles.members}
      aria-label={name}
      hidden={rows.length === 0}
      onKeyDown={moveAmongHeadings}
    >
      {rows.map((row) => {
        const { member, isOwn } = row.member
        const shown = { row, addresses: isOwn ? addresses : nowhere, ...rights }
        return isLarge ? (
          <MemberFold key={member} {...shown} isOpen={open.has(member)} onToggle={onToggle} />
        ) : (
          <MemberPart key={member} {...shown} />
        )
      })}
    </ul>
  )
}
