import { type FormEvent, useState } from 'react'
import { api } from '../../state/api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './team-screen.module.css'

/** Calls a member at a typed address, where the network blocks the search. */
export function ConnectForm() {
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ readonly ok: boolean; readonly words: string } | null>(null)

  const dial = async () => {
    setBusy(true)
    const result = await api().team.dial(address)
    setBusy(false)
    setOutcome({ ok: result.ok, words: result.ok ? 'Connected.' : result.message })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void dial()
  }

  return (
    <form className={styles.connect} onSubmit={submit}>
      <TextField
        label="Connect to an address"
        value={address}
        onChange={setAddress}
        placeholder="192.168.1.20:47610"
        hint="For networks on which computers do not find each other. Another member’s address stands on their Team screen."
        error={outcome !== null && !outcome.ok ? outcome.words : undefined}
        autoComplete="off"
        spellCheck="false"
      />
      <div className={styles.connectRow}>
        <Button type="submit" isDisabled={busy || address.trim() === ''}>
          {busy ? 'Connecting …' : 'Connect'}
        </Button>
        <span role="status" className={styles.muted}>
          {outcome?.ok ? outcome.words : ''}
        </span>
      </div>
    </form>
  )
}
