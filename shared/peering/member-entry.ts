import { hues, type Member } from '../plan/lists.ts'
import { saveEntry } from '../plan/lists-document.ts'
import type { PeeredPlan } from './peered-plan.ts'

/** Writes the person who joined into the team's lists, unless they stand there already. */
export async function enterMember({ lists }: Pick<PeeredPlan, 'lists'>, id: string, name: string): Promise<void> {
  if (lists.current().members.some((member) => member.id === id)) return
  const member: Member = { id, name, hue: hueFor(id) }
  await lists.change((doc) => saveEntry(doc, 'members', member))
}

/** The same hue for the same person everywhere, spread over all of them. */
function hueFor(id: string): Member['hue'] {
  const sum = [...id].reduce((total, character) => total + character.charCodeAt(0), 0)
  return hues[sum % hues.length] ?? 'blue'
}
