import type { OwnStanding } from '../../shared/ipc/team-api.ts'

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
