import { Check, CircleDashed, Laptop, RefreshCw, Server, Unplug } from 'lucide-react'
import type { PeerState } from '../../../shared/ipc/team-api.ts'
import { hasEverything } from '../../state/team.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { trafficWords } from './connection-words.ts'
import styles from './device-row.module.css'
import { useShownNow } from './now-context.ts'
import { standing, whereabouts } from './words.ts'

interface DeviceRowProps {
  readonly deviceName: string
  readonly peer: PeerState
  /** True while a post is open there. */
  readonly inPost: boolean
  readonly isHub: boolean
  /** Left out if the person may not put the computer out of the team. */
  readonly onRemove?: (() => void) | undefined
}

/** One computer of a member: where it is, and what it has. Its height is the same online and away. */
export function DeviceRow({ deviceName, peer, inPost, isHub, onRemove }: DeviceRowProps) {
  const doing = [...(inPost ? ['Has a post open'] : []), ...(peer.traffic === null ? [] : [trafficWords(peer.traffic)])]
  const words = doing.join(' · ')
  return (
    <li className={styles.device} data-online={peer.online}>
      <Icon icon={isHub ? Server : Laptop} />
      <span className={styles.deviceName} title={deviceName} dir="auto">
        {deviceName}
      </span>
      <span className={styles.who}>
        <Whereabouts peer={peer} />
        {words !== '' && (
          <span className={styles.doing} title={words}>
            {words}
          </span>
        )}
      </span>
      <Standing peer={peer} />
      {onRemove === undefined ? (
        <span />
      ) : (
        <IconButton label={`Remove the computer “${deviceName}”…`} icon={Unplug} onPress={onRemove} />
      )}
    </li>
  )
}

/** Where a computer is, or when it was last heard. */
export function Whereabouts({ peer }: { readonly peer: PeerState }) {
  return <span className={styles.where}>{whereabouts(peer, useShownNow())}</span>
}

/** What a computer has. */
export function Standing({ peer }: { readonly peer: PeerState }) {
  const words = standing(peer)
  return (
    <span className={styles.standing} title={words}>
      <Icon icon={peer.inStep || hasEverything(peer) ? Check : peer.online ? RefreshCw : CircleDashed} />
      <span className={styles.standingWords}>{words}</span>
    </span>
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
      <span className={styles.deviceName} title={deviceName} dir="auto">
        {deviceName}
      </span>
      <span className={styles.who}>This computer</span>
      <span className={styles.address}>
        {addresses.length > 0 && <span className={styles.doing}>Its address on this network</span>}
        <span className={styles.where}>{addresses.join(' or ')}</span>
      </span>
    </li>
  )
}
