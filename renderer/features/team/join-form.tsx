import { type FormEvent, useState } from 'react'
import type { JoinProgress, JoinResult } from '../../../shared/ipc/team-api.ts'
import { parseCode } from '../../../shared/team/invitation-code.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './join-form.module.css'
import { OnlyThisNetwork } from './only-this-network.tsx'
import { type Joined, useJoin } from './use-join.ts'

const progressWords: Record<JoinProgress, string> = {
  looking: 'Looking for someone of this team …',
  found: 'Found someone. Connecting …',
  proving: 'Showing them the invitation …',
  copying: 'Welcome. Copying the plan …',
}

const nameHint = 'As the others will see it.'
const secondComputerHint =
  'Is this another computer of yours? With this code you would be somebody new. Make one by “Add my other computer” there.'
/** Goes with a pairing code, where nobody reads it: the person has a name already. */
const ownName = 'My other computer'

interface JoinFormProps {
  /** Filled in when the person came by a link. */
  readonly initialCode?: string
  readonly onJoined: (joined: Joined) => void
  /** The plan was on this computer already. */
  readonly onOpen: (planId: string) => void
}

/** Joins a plan with an invitation: code, name, and an address where searching does not help. */
export function JoinForm({ initialCode = '', onJoined, onOpen }: JoinFormProps) {
  const [code, setCode] = useState(initialCode)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [checked, setChecked] = useState({ code: initialCode !== '', name: false })
  const { progress, trouble, here, join, cancel, forget } = useJoin(onJoined)

  const parsed = parseCode(code)
  const codeError = checked.code && !parsed.ok ? parsed.message : undefined
  const kind = parsed.ok ? parsed.code.kind : null
  const isPairing = kind === 'pairing'
  const nameError = checked.name && name.trim() === '' ? 'The others want to know who you are.' : undefined

  const start = (anyway = false) => {
    setChecked({ code: true, name: true })
    const named = isPairing ? ownName : name.trim()
    if (parsed.ok && named !== '') void join(code, named, address.trim() === '' ? null : address.trim(), anyway)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start()
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label="Invitation code or link"
        value={code}
        onChange={(typed) => {
          setCode(typed)
          forget()
        }}
        onBlur={() => setChecked({ ...checked, code: checked.code || code.trim() !== '' })}
        error={codeError}
        placeholder="K7QF-…"
        autoComplete="off"
        spellCheck="false"
        isDisabled={progress !== null}
      />
      {isPairing ? (
        <p role="status" className={styles.here}>
          This code adds a computer to the person who made it: here you will be them, with their name and role. If that
          is not you, ask them for an invitation instead.
        </p>
      ) : (
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          error={nameError}
          hint={kind === null ? nameHint : `${nameHint} ${secondComputerHint}`}
          isDisabled={progress !== null}
        />
      )}
      <TextField
        label="Address of a member (if you are not found)"
        value={address}
        onChange={setAddress}
        placeholder="192.168.1.20:47610"
        autoComplete="off"
        spellCheck="false"
        isDisabled={progress !== null}
      />
      <OnlyThisNetwork isDisabled={progress !== null} />
      <Outcome trouble={trouble} />
      {here !== null && (
        <p role="alert" className={styles.here}>
          You are in this plan already: “{here.planName}” is on this computer. A code is for another computer, and is
          typed there.
        </p>
      )}
      <div className={styles.row}>
        <p className={styles.progress} role="status">
          {progress === null ? '' : progressWords[progress]}
        </p>
        {progress !== null && <Button onPress={cancel}>Cancel</Button>}
        {progress === null && here === null && (
          <Button type="submit" variant="primary">
            {isPairing ? 'Add this computer' : 'Join'}
          </Button>
        )}
        {here !== null && (
          <>
            <Button onPress={() => start(true)}>Join again all the same</Button>
            <Button variant="primary" autoFocus onPress={() => onOpen(here.planId)}>
              Open that plan
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

function Outcome({ trouble }: { readonly trouble: Extract<JoinResult, { kind: 'refused' }> | null }) {
  if (trouble === null || trouble.reason === 'cancelled') return null
  return (
    <p role="alert" className={styles.error}>
      {trouble.message} Nothing was changed on this computer.
    </p>
  )
}
