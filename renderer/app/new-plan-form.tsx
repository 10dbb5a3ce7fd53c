import { type SubmitEvent, useState } from 'react'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ZonePicker } from '../ui/zone-picker.tsx'
import styles from './new-plan-form.module.css'
import { ownZone, startPlan } from './plans.ts'

/** Asks for all that a plan needs to begin: its name, the person's, and a zone. */
export function NewPlanForm({ onDone }: { readonly onDone?: () => void }) {
  const [name, setName] = useState('')
  const [memberName, setMemberName] = useState('')
  const [zone, setZone] = useState(ownZone)
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const isReady = name.trim() !== '' && memberName.trim() !== ''
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isReady || isBusy) return
    setBusy(true)
    startPlan({ name: name.trim(), memberName: memberName.trim(), zone }).then(onDone, (error: unknown) => {
      setBusy(false)
      setTrouble(reasonOf(error))
    })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="What is the plan called?"
        value={name}
        onChange={setName}
        placeholder="Save the Riverside Library"
      />
      <TextField label="Your name, as the team knows you" value={memberName} onChange={setMemberName} />
      <ZonePicker
        label="The plan’s time zone"
        value={zone}
        onChange={setZone}
        hint="Times are typed in this zone. Each person may view them in their own."
      />
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          The plan was not made: {trouble}
        </p>
      )}
      <Button type="submit" variant="primary" isDisabled={!isReady || isBusy}>
        Start the plan
      </Button>
    </form>
  )
}
