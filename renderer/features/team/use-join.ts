import { useState } from 'react'
import type { JoinProgress, JoinResult } from '../../../shared/ipc/team-api.ts'
import { api } from '../../state/api.ts'
import { withProgress } from '../../state/with-progress.ts'

type Refused = Extract<JoinResult, { kind: 'refused' }>
/** The team that was joined. */
export type Joined = Extract<JoinResult, { kind: 'joined' }>
type Here = Extract<JoinResult, { kind: 'here' }>

interface Joining {
  /** Null while nothing is under way. */
  readonly progress: JoinProgress | null
  readonly trouble: Refused | null
  /** The plan that the code is of, if this computer is in its team already. */
  readonly here: Here | null
  /** `anyway`: also if this computer is in the team already. */
  join(code: string, memberName: string, address: string | null, anyway?: boolean): Promise<void>
  cancel(): void
  /** How the last attempt ended is no longer said: something else was typed. */
  forget(): void
}

/** One attempt to join at a time, with its progress and its end. */
export function useJoin(onJoined: (joined: Joined) => void): Joining {
  const [progress, setProgress] = useState<JoinProgress | null>(null)
  const [ended, setEnded] = useState<Refused | Here | null>(null)
  return {
    progress,
    trouble: ended?.kind === 'refused' ? ended : null,
    here: ended?.kind === 'here' ? ended : null,
    async join(code, memberName, address, anyway = false) {
      setEnded(null)
      setProgress('looking')
      const result = await withProgress(setProgress, (tell) => api().team.join(code, memberName, address, tell, anyway))
      setProgress(null)
      if (result.kind === 'joined') onJoined(result)
      else setEnded(result)
    },
    cancel: () => void api().team.cancelJoin(),
    forget: () => setEnded(null),
  }
}
