import { useEffect } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { usePeople } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import type { PresenceUser } from './carets.ts'

/** Tells the others who has the post open here. */
export function usePresence(awareness: Awareness): void {
  const memberId = useSession((state) => state.plan?.member ?? null)
  const people = usePeople()
  const member = people.find(({ id }) => id === memberId)
  const [name, hue] = [member?.name ?? '', member?.hue ?? null]
  useEffect(() => {
    if (memberId === null) return
    const user: PresenceUser = { member: memberId, name, hue }
    awareness.setLocalStateField('user', user)
  }, [awareness, memberId, name, hue])
}
