import { proxy } from 'comlink'
import { create } from 'zustand'
import type { OwnStanding } from '../../shared/ipc/team-api.ts'
import { api } from './api.ts'

interface Standing {
  readonly own: OwnStanding
  /** Documents whose changes are only on this computer. */
  readonly heldBack: number
}

/** What this computer is to the open plan's team. */
export const useStanding = create<Standing>(() => ({ own: { kind: 'alone' }, heldBack: 0 }))

/** Follows the team from now on. Called once, at start. */
export function followStanding(): void {
  void api().team.watch(
    proxy(({ own, heldBack }) => {
      const before = useStanding.getState()
      if (heldBack !== before.heldBack || JSON.stringify(own) !== JSON.stringify(before.own)) {
        useStanding.setState({ own, heldBack })
      }
    }),
  )
}

/** Why the plan cannot be changed here, in words; null if it can. */
export const useReadOnly = (): string | null => useStanding(({ own }) => readOnlyReason(own))

/** The same, asked once: for what a key or a drag starts. */
export const readOnlyNow = (): string | null => readOnlyReason(useStanding.getState().own)

/** Why somebody of this standing cannot change the plan; null if they can. */
function readOnlyReason(own: OwnStanding): string | null {
  if (own.kind === 'removed') return 'You are no longer in this team, so this plan can only be looked at.'
  if (own.kind === 'left') return 'You left this team, so this plan can only be looked at.'
  if (own.kind !== 'member' || own.role !== 'viewer') return null
  return 'You can look at this plan but not change it. An admin of the team can allow it.'
}
