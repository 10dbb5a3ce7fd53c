import { useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { type Cause, causesOf } from '../../../shared/peering/diagnosis.ts'
import { api } from '../../state/api.ts'

interface Diagnosis {
  /** Null until the check was made, and once it does not hold any more. */
  readonly causes: readonly Cause[] | null
  readonly busy: boolean
  check(): Promise<void>
}

/** The check of why the team is not reached, made when the person asks; it holds while `online` computers are connected. */
export function useDiagnosis(team: TeamState, online: number): Diagnosis {
  const [found, setFound] = useState<{ readonly online: number; readonly causes: readonly Cause[] } | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    causes: found?.online === online ? found.causes : null,
    busy,
    async check() {
      setBusy(true)
      const reach = await api().team.reach()
      setFound({ online, causes: causesOf(team, reach) })
      setBusy(false)
    },
  }
}
