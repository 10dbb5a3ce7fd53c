import { proxy } from 'comlink'
import { useState } from 'react'
import type { JoinProgress, JoinResult } from '../../../shared/ipc/team-api.ts'
import { api } from '../../state/api.ts'

type Refused = Extract<JoinResult, { kind: 'refused' }>

interface Joining {
  /** Null while nothing is under way. */
  readonly progress: JoinProgress | null
  readonly trouble: Refused | null
  join(code: string, memberName: string, address: string | null): Promise<void>
  cancel(): void
}

/** One attempt to join at a time, with its progress and its end. */
export function useJoin(onJoined: (planId: string) => void): Joining {
  const [progress, setProgress] = useState<JoinProgress | null>(null)
  const [trouble, setTrouble] = useState<Refused | null>(null)
  return {
    progress,
    trouble,
    async join(code, memberName, address) {
      setTrouble(null)
      setProgress('looking')
      const result = await api().team.join(code, memberName, address, proxy(setProgress))
      setProgress(null)
      if (result.kind === 'joined') onJoined(result.planId)
      else setTrouble(result)
    },
    cancel: () => void api().team.cancelJoin(),
  }
}
