import { CircleCheck, Moon, Radar, RefreshCw, Unplug } from 'lucide-react'
import type { Activity } from '../../../shared/ipc/network.ts'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './connection.module.css'
import { activityWords, causeWords, type Finding, linkWords, spokenActivity } from './connection-words.ts'
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
  const online = team.peers.filter((peer) => peer.online)
  const { causes, busy, check } = useDiagnosis(team, online.length)
  const question = online.length > 0 ? 'How am I connected?' : 'Why am I not connected?'
  return (
    <section className={styles.connection} aria-labelledby="connection">
      <h2 id="connection" className={shared.part}>
        Connection
      </h2>
      <div className={styles.row}>
        <p className={styles.activity}>
          <Icon icon={icons[team.activity]} /> {activityWords(team.activity, online.length, team.peers.length)}
        </p>
        {/* Read out when it changes, and not with each computer that comes and goes. */}
        <span role="status" className={styles.spoken}>
          {spokenActivity(team.activity)}
        </span>
        <Button isDisabled={busy} onPress={() => void check()}>
          {busy ? 'Checking …' : question}
        </Button>
      </div>
      <div role="status">
        {causes !== null && <Findings findings={[...online.map(linkWords), ...causes.map(causeWords)]} />}
      </div>
      <OnlyThisNetwork />
    </section>
  )
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul className={styles.causes} aria-label="What was found out">
      {findings.map(({ what, next }) => (
        <li key={what} className={styles.cause}>
          <span className={styles.what}>{what}</span>
          {next !== '' && <span>{next}</span>}
        </li>
      ))}
    </ul>
  )
}
