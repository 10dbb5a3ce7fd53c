import { create } from 'zustand'

interface JoinRequest {
  /** The invitation code that a link brought; empty when the person types one; null when nobody is joining. */
  readonly code: string | null
  ask(code: string | null): void
}

/** Whether the form to join a team is open, and with which code. */
export const useJoinRequest = create<JoinRequest>((set) => ({ code: null, ask: (code) => set({ code }) }))
