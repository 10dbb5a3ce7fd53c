import { useEffect } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useLists } from '../../state/lists.ts'
import { useSession } from '../../state/session.ts'
import type { PresenceUser } from './carets.ts'

/** Tells the others who has the post open here. */
export function usePresence(awareness: Awareness): void {
  const memberId = useSession((state) => state.plan?.member ?? null)
  const member = useLists((state) => state.lists.members.find((entry) => entry.id === memberId))
  useEffect(() => {
    if (memberId === null) return
    const user: PresenceUser = { member: memberId, name: member?.name ?? '', hue: member?.hue ?? null }
    awareness.setLocalStateField('user', user)
  }, [awareness, memberId, member])
}
