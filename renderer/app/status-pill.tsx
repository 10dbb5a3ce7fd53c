import { CircleCheck, CloudAlert, LoaderCircle, type LucideIcon, RefreshCw, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import type { SaveState } from '../../shared/ipc/plan-api.ts'
import type { TeamState } from '../../shared/ipc/team-api.ts'
import { api } from '../state/api.ts'
import { momentWords, useViewZone } from '../state/times.ts'
import { useAnswer } from '../state/watch.ts'
import { Icon } from '../ui/icon.tsx'
import { PopoverDialog } from '../ui/popover.tsx'
import { nearestFirst, peerWords, type Standing, standingOf } from './saving-words.ts'
import styles from './status-pill.module.css'
import { useMinute } from './use-minute.ts'

const icons: Readonly<Record<Standing['kind'], LucideIcon>> = {
  trouble: CloudAlert,
  saving: LoaderCircle,
  waiting: RefreshCw,
  saved: CircleCheck,
  synced: Users,
}

/** The truth about saving and syncing: one word in the rail, all of it behind a press. */
export function StatusPill() {
  const saving = useAnswer<SaveState | null>((tell) => api().watchSaving(tell), [], null)
  const team = useAnswer<TeamState | null>((tell) => api().team.watch(tell), [], null)
  const now = useMinute()
  const standing = standingOf(saving, team, now)
  return (
    <DialogTrigger>
      <Button className={styles.pill ?? ''} aria-label={standing.full} data-kind={standing.kind}>
        <Icon icon={icons[standing.kind]} />
        <span className={styles.short}>{standing.short}</span>
      </Button>
      <PopoverDialog label="Saving and syncing" placement="right bottom">
        <h2 className={styles.title}>{standing.full}</h2>
        <SavedHere saving={saving} />
        {saving !== null && saving.damaged.length > 0 && <Damaged damaged={saving.damaged} />}
        <Peers team={team} now={now} />
      </PopoverDialog>
    </DialogTrigger>
  )
}

function SavedHere({ saving }: { readonly saving: SaveState | null }) {
  const zone = useViewZone()
  if (saving?.savedAt == null) return null
  return <p className={styles.line}>Last written to this computer’s disk: {momentWords(saving.savedAt, zone)}</p>
}

/** Posts that are named at most: one disk may spoil many. */
const mostNamed = 5

/** What the disk spoilt, and what comes of it. */
function Damaged({ damaged }: { readonly damaged: SaveState['damaged'] }) {
  const [titles, setTitles] = useState<readonly string[]>([])
  useEffect(() => {
    let isShown = true
    void Promise.all(damaged.slice(0, mostNamed).map((id) => api().queries.card(id))).then((cards) => {
      if (isShown) setTitles(cards.flatMap((card) => (card === null ? [] : [card.title])))
    })
    return () => {
      isShown = false
    }
  }, [damaged])
  return (
    <>
      {titles.length > 0 && (
        <ul className={styles.damaged} aria-label="Damaged posts">
          {titles.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      )}
      <p className={styles.line}>
        Everything else is as it was. What is damaged comes again by itself from the next computer of the team that has
        it. If none has, look into a backup (Settings). If this happens again, the disk may be failing.
      </p>
    </>
  )
}

/** So many computers are named here: of a large team the others stand on its screen. */
const mostPeers = 12

function Peers({ team, now }: { readonly team: TeamState | null; readonly now: number }) {
  if (team === null || team.kind === 'none') {
    return (
      <p className={styles.line}>This plan is on this computer only. Invite someone on the Team screen to share it.</p>
    )
  }
  if (team.own.kind === 'removed' || team.own.kind === 'left') {
    return <p className={styles.line}>This plan meets nobody any more. The Team screen says what you can do.</p>
  }
  const shown = nearestFirst(team.peers).slice(0, mostPeers)
  const others = team.peers.length - shown.length
  return (
    <>
      <ul className={styles.peers}>
        {shown.map((peer) => (
          <li key={peer.device} className={styles.peer}>
            <span className={styles.dot} data-online={peer.online || undefined} />
            <span>
              {peer.memberName} <span className={styles.device}>{peer.deviceName}</span>
            </span>
            <span className={styles.device}>{peerWords(peer, now)}</span>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className={styles.line}>
          And {others === 1 ? 'another computer' : `${others.toLocaleString()} other computers`}: see the Team screen.
        </p>
      )}
      {team.keyWarning !== null && <p className={styles.line}>{team.keyWarning}</p>}
    </>
  )
}
