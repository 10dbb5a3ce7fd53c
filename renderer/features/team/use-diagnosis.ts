import { useState } from 'react'
import type { TeamState } from '../../../shared/ipc/team-api.ts'
import { type Cause, causesOf } from '../../../shared/peering/diagnosis.ts'
import { api } from '../../state/api.ts'

interface Diagnosis {
  /** Null until the check was made. */
  readonly causes: readonly Cause[] | null
  readonly busy: boolean
  check(): Promise<void>
}

/** The check of why the team is not reached, made when the person asks. */
export function useDiagnosis(team: TeamState): Diagnosis {
  const [causes, setCauses] = useState<readonly Cause[] | null>(null)
  const [busy, setBusy] = useState(false)
  return {
    causes,
    busy,
    async check() {
      setBusy(true)
      const reach = await api().team.reach()
      setCauses(causesOf(team, reach))
      setBusy(false)
    },
  }
}
