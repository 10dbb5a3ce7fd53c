import type { Activity } from '../../../shared/ipc/network.ts'
import type { PeerState, Traffic } from '../../../shared/ipc/team-api.ts'
import type { Cause } from '../../../shared/peering/diagnosis.ts'
import { byteWords } from '../../ui/byte-words.ts'

/** What was found out, and what that means or what the person can do about it. */
export interface Finding {
  readonly what: string
  readonly next: string
}

/** What the network is doing, in words; `online` of so many `others` are connected. */
export function activityWords(activity: Activity, online: number, others: number): string {
  if (others === 0 && (activity === 'looking' || activity === 'reconnecting')) return 'Ready for whoever joins'
  if (activity === 'connected') return online === 0 ? 'Connecting' : `Connected to ${computers(online)}`
  return {
    resting: 'Not looking for anyone',
    looking: 'Looking for the others',
    reconnecting: 'Reconnecting',
    offline: 'No network. Placard reconnects by itself.',
    asleep: 'Asleep',
  }[activity]
}

/** The same without what changes with each computer that comes or goes. */
export const spokenActivity = (activity: Activity): string =>
  activity === 'connected' ? 'Connected' : activityWords(activity, 0, 1)

/** What went over a connection since it began: "So far 1.2 MB received, 34 kB sent". */
export const trafficWords = ({ received, sent }: Traffic): string =>
  `So far ${byteWords(received)} received, ${byteWords(sent)} sent`

const pathWords: Readonly<Record<NonNullable<PeerState['path']>, string>> = {
  lan: 'Directly, on this network.',
  address: 'Directly, at an address that was typed.',
  direct: 'Directly, over the internet.',
  relay:
    'Over the internet and through your team’s hub, since the routers between you let nothing else through. The hub cannot read it.',
  hub: 'A hub of your team: it passes changes on while others are away.',
  bundle: 'By files.',
}

/** Which computer it is, and how it is connected. */
export const linkWords = ({ memberName, deviceName, path }: PeerState): Finding => ({
  what: `${memberName} (${deviceName})`,
  next: pathWords[path ?? 'lan'],
})

/** A cause in words for the person. */
export function causeWords(cause: Cause): Finding {
  switch (cause.kind) {
    case 'no-path':
      return noPathWords(cause)
    case 'clock-behind':
      return {
        what: `This computer’s clock seems to be ${spanWords(cause.ms)} behind.`,
        next: 'Set it right: invitations are judged by it, and posts are shown at the wrong time. If it is right, another member’s clock is ahead.',
      }
    case 'away':
      return {
        what: `Nothing is wrong here. ${whoever(cause.names)} ${cause.names.length === 1 ? 'is' : 'are'} not online.`,
        next: 'Placard connects by itself when they open it. A hub of your team would pass changes on in the meantime.',
      }
    case 'newer':
    case 'older':
    case 'unreadable':
    case 'apart':
    case 'blocked':
      return metWords(cause)
    default:
      return words[cause.kind]
  }
}

type Met = Extract<Cause, { kind: 'newer' | 'older' | 'unreadable' | 'apart' | 'blocked' }>

/** What is said of those who were met and could not be talked to. */
function metWords({ kind, names }: Met): Finding {
  const who = whoever(names)
  const [has, is] = names.length === 1 ? ['has', 'is'] : ['have', 'are']
  switch (kind) {
    case 'newer':
      return {
        what: `${who} ${has} a newer Placard, which this one cannot talk to.`,
        next: 'Update Placard on this computer. Your plan stays as it is, and what you changed goes out afterwards.',
      }
    case 'older':
      return {
        what: `${who} ${has} an older Placard, which this one cannot talk to.`,
        next: 'Placard has to be updated there. Nothing is lost meanwhile.',
      }
    case 'unreadable':
      return {
        what: `${who} ${has} another version of Placard: neither side can read what the other says.`,
        next: 'Update Placard here and there.',
      }
    case 'apart':
      return {
        what: `${who} ${names.length === 1 ? 'was' : 'were'} reached, but not with this plan open. Perhaps another plan is open there, or the team’s key changed while one of you was away.`,
        next: 'Let this plan be opened there. If it is open, let both of you meet a member who was there all along, or join again here with a new code: nothing is lost.',
      }
    case 'blocked':
      return {
        what: `${who} ${is} on this network with Placard open, but cannot be called.`,
        next: 'Let Placard through the firewall there, and through that of this computer.',
      }
  }
}

const words: Record<Exclude<Cause['kind'], 'no-path' | 'clock-behind' | 'away' | Met['kind']>, Finding> = {
  'no-network': {
    what: 'The network part of Placard does not work.',
    next: 'Close Placard and open it again. If that does not help, see whether a firewall keeps it from listening.',
  },
  'no-interface': {
    what: 'This computer is not on any network.',
    next: 'Turn on Wi-Fi or plug in a cable. Placard then connects by itself.',
  },
  removed: {
    what: 'This computer was removed from the team.',
    next: 'Ask an admin for a new invitation if that was a mistake.',
  },
  left: { what: 'You have left this team.', next: 'Ask a member for an invitation to come back.' },
  'nobody-joined': {
    what: 'Nobody else is in this team.',
    next: 'Hand over an invitation. Those that are open stand above; without one, make a new one.',
  },
  'internet-off': {
    what: 'This computer uses only its own network.',
    next: 'Take the tick off “Only on this network” to reach members who are elsewhere.',
  },
  'too-early': { what: 'The search on the internet has just begun.', next: 'Wait a moment and check again.' },
  'no-dht': {
    what: 'Nothing on the internet answers Placard.',
    next: 'See whether this computer is online. If it is, its network blocks UDP, as some schools and offices do: try another network or a phone’s hotspot, or connect to the address of your team’s hub.',
  },
  'nobody-found': {
    what: 'Nobody of your team is to be found on the internet.',
    next: 'Someone else must have Placard open with this plan, and not be limited to their own network.',
  },
  'no-multicast': {
    what: 'Placard cannot search this computer’s own network.',
    next: 'Let Placard through this computer’s firewall (UDP port 5353), or type another member’s address below.',
  },
  'silent-multicast': {
    what: 'No other computer was heard on this network. It may keep its computers apart, as guest networks do.',
    next: 'If another member is on this network, type their address below.',
  },
  vpn: {
    what: 'A VPN is on, and nobody is found on this network. Many VPNs hide it.',
    next: 'Switch the VPN off for a moment, or allow the local network in its settings, and check again. Or type another member’s address below.',
  },
  'all-connected': { what: 'You are connected to every computer of the team.', next: '' },
}

function noPathWords({ names, relays }: Extract<Cause, { kind: 'no-path' }>): Finding {
  return {
    what: `${whoever(names)} ${names.length === 1 ? 'was' : 'were'} found on the internet, but the routers between you let nothing through.`,
    next: relays
      ? 'Your team’s hub relays in such a case, but does not get through either. Placard goes on trying.'
      : 'A hub of your team with open ports would relay. Until then meet on one network, or try a phone’s hotspot.',
  }
}

const computers = (count: number) => (count === 1 ? '1 computer' : `${count.toLocaleString()} computers`)

/** All of them, as a sentence begins. */
function whoever(names: readonly string[]): string {
  const list = new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names)
  return list.replace(/^your /, 'Your ')
}

function spanWords(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 120) return `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`
}
