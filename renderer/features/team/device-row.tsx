import { Check, CircleDashed, Laptop, RefreshCw, Unplug } from 'lucide-react'
import type { PeerState } from '../../../shared/ipc/team-api.ts'
import { hasEverything } from '../../state/team.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { trafficWords } from './connection-words.ts'
import styles from './team-screen.module.css'
import { standing, whereabouts } from './words.ts'

interface DeviceRowProps {
  readonly deviceName: string
  readonly peer: PeerState
  readonly now: number
  /** True while a post is open there. */
  readonly inPost: boolean
  /** Left out if the person may not put the computer out of the team. */
  readonly onRemove?: (() => void) | undefined
}

/** One computer of a member: where it is, and what it has. */
export function DeviceRow({ deviceName, peer, now, inPost, onRemove }: DeviceRowProps) {
  return (
    <li className={styles.device} data-online={peer.online}>
      <Icon icon={Laptop} />
      <span className={styles.deviceName} title={deviceName}>
        {deviceName}
      </span>
      <span className={styles.who}>
        <span className={styles.where}>{whereabouts(peer, now)}</span>
        {peer.traffic !== null && <span className={styles.muted}>{trafficWords(peer.traffic)}</span>}
        {inPost && <span className={styles.muted}>Has a post open</span>}
      </span>
      <span className={styles.standing}>
        <Icon icon={peer.inStep || hasEverything(peer) ? Check : peer.online ? RefreshCw : CircleDashed} />
        {standing(peer)}
      </span>
      {onRemove === undefined ? (
        <span />
      ) : (
        <IconButton label={`Remove the computer “${deviceName}”…`} icon={Unplug} onPress={onRemove} />
      )}
    </li>
  )
}

interface OwnDeviceRowProps {
  readonly deviceName: string
  readonly addresses: readonly string[]
}

/** The computer that the person sits at. */
export function OwnDeviceRow({ deviceName, addresses }: OwnDeviceRowProps) {
  return (
    <li className={styles.device} data-online="true">
      <Icon icon={Laptop} />
      <span className={styles.deviceName} title={deviceName}>
        {deviceName}
      </span>
      <span className={styles.who}>This computer</span>
      <span className={styles.who}>
        {addresses.length > 0 && <span className={styles.muted}>Its address on this network</span>}
        <span className={styles.where}>{addresses.join(' or ')}</span>
      </span>
      <span />
    </li>
  )
}
