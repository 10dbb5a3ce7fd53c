import type { OwnStanding } from '../../shared/ipc/team-api.ts'
import { damageInWords } from '../../shared/plan/damage-in-words.ts'
import type { Saving } from '../../shared/replica/saving.ts'

const comeBack = 'To have it in the team again, start a hub on an empty data folder with a new invitation.'

/** Why nobody of the team syncs with this hub any more, in words for people; null if they do. */
export function standingTrouble(own: OwnStanding): string | null {
  switch (own.kind) {
    case 'removed':
      return `This hub was removed from its team by ${own.byName || 'an admin'}. ${comeBack}`
    case 'left':
      return `This hub has left its team. ${comeBack}`
    case 'stranger':
      return `The team does not know the key of this hub: its own was lost, or belongs to another folder. ${comeBack}`
    default:
      return null
  }
}

/** What the hub's disk spoilt and no member has sent again yet, in words for people; null if nothing. */
export function damageTrouble({ damaged }: Saving): string | null {
  const damage = damageInWords(damaged)
  return damage === null
    ? null
    : `${damage}. It comes again from the next member who has it; everything else is as it was.`
}
