import { CircleCheck, Moon, Radar, RefreshCw, Unplug } from 'lucide-react'
import type { Activity } from '../../../shared/ipc/network.ts'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './connection.module.css'
import { activityWords, causeWords, spokenActivity } from './connection-words.ts'
import { OnlyThisNetwork } from './only-this-network.tsx'
import shared from './team-screen.module.css'
import { useDiagnosis } from './use-diagnosis.ts'

const icons = {
  resting: Moon,
  looking: Radar,
  reconnecting: RefreshCw,
  connected: CircleCheck,
  offline: Unplug,
  asleep: Moon,
} as const satisfies Record<Activity, unknown>

/** How this computer reaches the others, what it is doing about it, and why it may not get through. */
export function ConnectionPart({ team }: { readonly team: TeamState }) {
  const { causes, busy, check } = useDiagnosis(team)
  const online = team.peers.filter((peer) => peer.online).length
  return (
    <section className={styles.connection} aria-labelledby="connection">
      <h2 id="connection" className={shared.part}>
        Connection
      </h2>
      <div className={styles.row}>
        <p className={styles.activity}>
          <Icon icon={icons[team.activity]} /> {activityWords(team.activity, online, team.peers.length)}
        </p>
        {/* Read out when it changes, and not with each computer that comes and goes. */}
        <span role="status" className={styles.spoken}>
          {spokenActivity(team.activity)}
        </span>
        <Button isDisabled={busy} onPress={() => void check()}>
          {busy ? 'Checking …' : 'Why am I not connected?'}
        </Button>
      </div>
      <div role="status">
        {causes !== null && (
          <ul className={styles.causes} aria-label="What keeps you from the others">
            {causes.map((cause) => {
              const { what, next } = causeWords(cause)
              return (
                <li key={cause.kind} className={styles.cause}>
                  <span className={styles.what}>{what}</span>
                  <span>{next}</span>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      <OnlyThisNetwork />
    </section>
  )
}
