import { useState } from 'react'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { Button } from '../ui/button.tsx'
import { PlacardDrawing } from '../ui/drawings.tsx'
import styles from './first-run.module.css'
import { useJoinRequest } from './join-request.ts'
import { NewPlanForm } from './new-plan-form.tsx'
import { lookAround } from './plans.ts'

/** The first thing that anyone sees: what Placard is, and three ways in. */
export function FirstRun() {
  const ask = useJoinRequest((state) => state.ask)
  const [isMaking, setMaking] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const sample = () => {
    setMaking(true)
    lookAround().catch((error: unknown) => {
      setMaking(false)
      setTrouble(reasonOf(error))
    })
  }
  return (
    <main className={styles.page}>
      <section className={styles.poster}>
        <div>
          <PlacardDrawing size={120} />
        </div>
        <h1 className={styles.name}>Placard</h1>
        <p className={styles.claim}>The planning desk for teams that post together.</p>
        <p className={styles.promise}>
          Your plan lives on your own computers. It works without internet, without an account, and without anyone’s
          server.
        </p>
      </section>
      <section className={styles.ways} aria-label="How to begin">
        <h2 className={styles.heading}>Start a plan</h2>
        <NewPlanForm />
        <div className={styles.others}>
          <div className={styles.way}>
            <p>Has someone invited you?</p>
            <Button onPress={() => ask('')}>Join with an invitation</Button>
          </div>
          <div className={styles.way}>
            <p>Just curious? See 3,207 real posts.</p>
            <Button onPress={sample} isDisabled={isMaking}>
              {isMaking ? 'Making the sample…' : 'Open the sample plan'}
            </Button>
          </div>
          {trouble !== null && (
            <p role="alert" className={styles.trouble}>
              The sample could not be made: {trouble}
            </p>
          )}
        </div>
      </section>
    </main>
  )
}
