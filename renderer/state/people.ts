import { useMemo } from 'react'
import type { TeamState } from '../../shared/ipc/team-api.ts'
import type { Member } from '../../shared/plan/lists.ts'
import { useLists } from './lists.ts'
import { useStanding } from './standing.ts'

/**
 * Everyone of the plan: those in its lists, then members who do not stand there, as viewers, who cannot write
 * themselves into them. Hubs are nobody.
 */
export function peopleOf(listed: readonly Member[], members: TeamState['members']): readonly Member[] {
  const known = new Set(listed.map(({ id }) => id))
  const others = members.filter(({ member, isHub }) => !isHub && !known.has(member))
  return [...listed, ...others.map(({ member, name, hue }) => ({ id: member, name, hue }))]
}

/** Everyone of the open plan; the same array until somebody of it changes. */
export function usePeople(): readonly Member[] {
  const listed = useLists((state) => state.lists.members)
  const members = useStanding((standing) => standing.members)
  return useMemo(() => peopleOf(listed, members), [listed, members])
}
