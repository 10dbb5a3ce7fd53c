import type { Member } from '../plan/lists.ts'
import { saveEntry } from '../plan/lists-document.ts'
import { memberHue } from '../plan/member-hue.ts'
import type { PeeredPlan } from './peered-plan.ts'

/** Writes the person who joined into the team's lists, unless they stand there already. */
export async function enterMember({ lists }: Pick<PeeredPlan, 'lists'>, id: string, name: string): Promise<void> {
  if (lists.current().members.some((member) => member.id === id)) return
  const member: Member = { id, name, hue: memberHue(id) }
  await lists.change((doc) => saveEntry(doc, 'members', member))
}
