import { Check, Hourglass, TriangleAlert } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import styles from './invitation.module.css'
import type { Arrival, Outcome } from './invitation-outcome.ts'
import { endedWords, waitingWords } from './invitation-words.ts'

interface OutcomeViewProps {
  readonly outcome: Outcome
  /** For so many computers the code was made. */
  readonly uses: number
  /** What is said of somebody who has joined. */
  readonly welcome: (arrival: Arrival) => string
}

/** Who has joined with a code, as it happens, and whether somebody still can. */
export function OutcomeView({ outcome: { arrivals, ended }, uses, welcome }: OutcomeViewProps) {
  return (
    <div role="status" aria-label="Use of the code" className={styles.outcome}>
      {arrivals.length > 0 && (
        <ul className={styles.arrivals} aria-label="Joined with this code">
          {arrivals.map((arrival) => (
            <li key={arrival.device} className={styles.arrival}>
              <Icon icon={Check} /> {welcome(arrival)}
            </li>
          ))}
        </ul>
      )}
      {ended === null && (
        <p className={styles.waiting}>
          <Icon icon={Hourglass} /> {waitingWords(arrivals.length, uses - arrivals.length)}
        </p>
      )}
      {(ended === 'expired' || ended === 'withdrawn') && (
        <p className={styles.over}>
          <Icon icon={TriangleAlert} /> {endedWords[ended]}
        </p>
      )}
      {ended === 'used' && arrivals.length === 0 && <p className={styles.note}>This code has been used.</p>}
    </div>
  )
}
