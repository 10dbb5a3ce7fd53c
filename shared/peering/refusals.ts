import type { TeamState, TurnedAway } from '../ipc/team-api.ts'

const nameOf = ({ device, kind, reason }: TurnedAway) => `${device} ${kind} ${reason}`

/** What was refused since an earlier state; null: since the beginning. */
export function newlyRefused(before: TeamState | null, state: TeamState): readonly TurnedAway[] {
  const told = new Set(before?.turnedAway.map(nameOf))
  return state.turnedAway.filter((away) => !told.has(nameOf(away)))
}

/** Writes each refusal down once, as a plain line. What others say of themselves cannot break it. */
export function refusalLog(write: (line: string) => void): (state: TeamState) => void {
  let before: TeamState | null = null
  return (state) => {
    for (const { device, kind, name, reason, at } of newlyRefused(before, state)) {
      const who = `device=${device.slice(0, 16)} member=${JSON.stringify(name ?? '')}`
      write(`${new Date(at).toISOString()} refused kind=${kind} ${who} reason=${JSON.stringify(reason)}`)
    }
    before = state
  }
}
