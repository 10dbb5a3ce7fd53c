import { useState } from 'react'
import type { TeamAct } from '../../../shared/ipc/network.ts'
import { api } from '../../state/api.ts'
import { useUndo } from '../../state/undo.ts'
import type { Warning } from './words.ts'

/** An act that waits for the person's word. */
interface Pending {
  readonly act: TeamAct
  readonly warning: Warning
}

/** Changes of the team from its screen: one at a time, the grave ones after a question. */
export interface TeamActs {
  readonly pending: Pending | null
  readonly busy: boolean
  /** Why the last act did not work, in words. */
  readonly trouble: string | null
  /** Does it at once. */
  run(act: TeamAct): void
  /** Does it after the person has read what it will do. */
  ask(act: TeamAct, warning: Warning): void
  confirm(): void
  cancel(): void
}

/** Changes of the team: at once, or after a warning where there is no way back. */
export function useTeamActs(): TeamActs {
  const [pending, setPending] = useState<Pending | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const send = async (act: TeamAct) => {
    setBusy(true)
    const result = await api().team.act(act)
    setBusy(false)
    if (result.ok) setPending(null)
    return result.ok ? null : result.message
  }
  return {
    pending,
    busy,
    trouble,
    run: (act) => void send(act).then((message) => message !== null && useUndo.getState().notify(message)),
    ask: (act, warning) => {
      setTrouble(null)
      setPending({ act, warning })
    },
    confirm: () => {
      if (pending !== null) void send(pending.act).then(setTrouble)
    },
    cancel: () => setPending(null),
  }
}
