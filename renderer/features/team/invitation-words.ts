import type { Arrival, Outcome } from './invitation-outcome.ts'

const timeWords = (instant: number) =>
  new Date(instant).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })

/** Who joined, when and where: "Ana joined with this code at 14:02, on “laptop”." */
export const arrivalWords = ({ memberName, deviceName, joinedAt }: Arrival): string =>
  `${memberName} joined with this code at ${timeWords(joinedAt)}, on “${deviceName}”.`

/** The person's own other computer is in. */
export const pairedWords = ({ deviceName, joinedAt }: Arrival): string =>
  `Your other computer is paired: “${deviceName}”, at ${timeWords(joinedAt)}. It is one of yours now, with your name and your role.`

/** What happens while a code waits; `left`: for so many it is still good. */
export function waitingWords(arrivals: number, left: number): string {
  if (arrivals === 0) return 'Nobody has used it yet. You will see it here.'
  return `Good for ${left === 1 ? 'one more person' : `${left} more people`}.`
}

/** Why a code opens no more that was not used up, and what to do now. */
export const endedWords: Readonly<Record<Exclude<Outcome['ended'], 'used' | null>, string>> = {
  expired: 'This code has expired: its time ran out. Make a new one and hand that over.',
  withdrawn:
    'This code opens nothing any more: it was withdrawn, or somebody was removed from the team, which ends all open codes. Make a new one and hand that over.',
}
