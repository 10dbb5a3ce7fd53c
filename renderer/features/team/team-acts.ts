import { useMemo, useState } from 'react'
import type { TeamAct } from '../../../shared/ipc/network.ts'
import { api } from '../../state/api.ts'
import { useUndo } from '../../state/undo.ts'
import type { Warning } from './words.ts'

/** An act that waits for the person's word. */
interface Pending {
  readonly act: TeamAct
  readonly warning: Warning
}

/** How a row of the screen changes the team; the same object for as long as the screen stands. */
export interface AskTeam {
  /** Does it at once. */
  run(act: TeamAct): void
  /** Does it after the person has read what it will do. */
  ask(act: TeamAct, warning: Warning): void
}

/** Changes of the team from its screen: one at a time, the grave ones after a question. */
export interface TeamActs {
  readonly pending: Pending | null
  readonly busy: boolean
  /** Why the last act did not work, in words. */
  readonly trouble: string | null
  readonly rows: AskTeam
  confirm(): void
  cancel(): void
}

/** Changes of the team: at once, or after a warning where there is no way back. */
export function useTeamActs(): TeamActs {
  const [pending, setPending] = useState<Pending | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const rows = useMemo<AskTeam>(
    () => ({
      run: (act) => void done(act).then((message) => message !== null && useUndo.getState().notify(message)),
      ask: (act, warning) => {
        setTrouble(null)
        setPending({ act, warning })
      },
    }),
    [],
  )
  const send = async (act: TeamAct) => {
    setBusy(true)
    const message = await done(act)
    setBusy(false)
    if (message === null) setPending(null)
    setTrouble(message)
  }
  return {
    pending,
    busy,
    trouble,
    rows,
    confirm: () => {
      if (pending !== null) void send(pending.act)
    },
    cancel: () => setPending(null),
  }
}

/** Null when the team is changed, else why it is not. */
async function done(act: TeamAct): Promise<string | null> {
  const result = await api().team.act(act)
  return result.ok ? null : result.message
}
