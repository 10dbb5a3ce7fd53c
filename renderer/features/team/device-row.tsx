import { Check, CircleDashed, Laptop, RefreshCw } from 'lucide-react'
import type { PeerState } from '../../../shared/ipc/team-api.ts'
import type { Hue } from '../../../shared/plan/lists.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './team-screen.module.css'
import { standing, whereabouts } from './words.ts'

interface DeviceRowProps {
  readonly peer: PeerState
  readonly hue: Hue
  readonly now: number
  /** True while a post is open there. */
  readonly inPost: boolean
}

/** One device of another member: who, where, and what it has. */
export function DeviceRow({ peer, hue, now, inPost }: DeviceRowProps) {
  return (
    <li className={styles.device} data-online={peer.online}>
      <Avatar name={peer.memberName} hue={hue} size={32} named={false} />
      <span className={styles.who}>
        <span className={styles.name}>{peer.memberName}</span>
        <span className={styles.muted}>
          <Icon icon={Laptop} /> {peer.deviceName}
        </span>
      </span>
      <span className={styles.who}>
        <span className={styles.where}>{whereabouts(peer, now)}</span>
        {inPost && <span className={styles.muted}>Has a post open</span>}
      </span>
      <span className={styles.standing}>
        <Icon icon={peer.inStep ? Check : peer.online ? RefreshCw : CircleDashed} />
        {standing(peer)}
      </span>
    </li>
  )
}
