import type { Hue } from '../plan/lists.ts'
import type { Role } from '../team/grants.ts'
import type { Activity, Reach, TeamAct } from './network.ts'
import type { Unwatch } from './plan-api.ts'

/**
 * How this device reaches a peer: on the local network, at an address, over the internet by itself or through a relay,
 * as the team's hub, or by bundle files.
 */
export type Path = 'lan' | 'address' | 'direct' | 'relay' | 'hub' | 'bundle'

/** Bytes over the connection to a peer since it began, as they went over the wire. */
export interface Traffic {
  readonly received: number
  readonly sent: number
}

/** One other device of the team, as this device knows it. */
export interface PeerState {
  /** Hex of the device's Ed25519 public key. */
  readonly device: string
  readonly member: string
  readonly memberName: string
  readonly deviceName: string
  readonly online: boolean
  readonly path: Path | null
  /** Null while it is away. */
  readonly traffic: Traffic | null
  /** When the last frame from it came; null if never. */
  readonly heardAt: number | null
  /** Changes made here that it has not yet confirmed as durable; null when not known (it is away and was never compared). */
  readonly unconfirmed: number | null
  /** True when, at last contact, both plans were equal and nothing has changed here since. */
  readonly inStep: boolean
  /** Documents with changes that stay here, because the device does not take changes from this one. */
  readonly heldBack: number
  /** True if it has all that is here, and changes of its own that stay there because its role does not allow them. */
  readonly keepsOwn: boolean
}

/** What this computer is to the plan's team. */
export type OwnStanding =
  /** The plan has no team, or this device none in it (its key was lost): it may do as it likes here. */
  | { readonly kind: 'alone' | 'stranger' }
  | { readonly kind: 'member'; readonly role: Role }
  | {
      readonly kind: 'removed' | 'left'
      readonly byName: string
      /** True if another computer did it: of an admin, or of the same person. */
      readonly byOther: boolean
      /** Members whom this computer removed without knowing of that: they are in the team all the same. */
      readonly undone: readonly string[]
      readonly at: number
    }

/** A person of the team. */
export interface TeamMember {
  readonly member: string
  readonly name: string
  /** As the team's lists have it; of those who may not write themselves into them, what the id leads to. */
  readonly hue: Hue
  readonly role: Role
  /** True if all devices that are known of it are hubs: nobody's face. */
  readonly isHub: boolean
  /** True for the person at this computer. */
  readonly isOwn: boolean
  readonly devices: readonly MemberDevice[]
}

/** A computer of a member. */
export interface MemberDevice {
  readonly device: string
  readonly deviceName: string
  readonly joinedAt: number
  /** The invitation by which it came; null for the founder's. */
  readonly invite: string | null
}

/** An invitation that somebody may still use. */
export interface OpenInvitation {
  readonly id: string
  readonly role: Role
  readonly uses: number
  readonly used: number
  readonly expiresAt: number
  readonly byName: string
  /** True if it lets in another computer of the one who made it. */
  readonly forOtherComputer: boolean
  readonly mayWithdraw: boolean
}

/** An invitation that nobody can use any more. */
export interface EndedInvitation {
  readonly id: string
  /** `withdrawn`: also if somebody was put out of the team who may have known it. */
  readonly why: 'used' | 'expired' | 'withdrawn'
}

/** Computers that went out of the team together: all of a person who is gone, or some of one who is still in it. */
export interface FormerComputers {
  readonly id: string
  readonly name: string
  readonly deviceNames: readonly string[]
  /** True if the person is still in the team with others. */
  readonly isMember: boolean
  /** `left`: their own person took them out. */
  readonly kind: 'removed' | 'left'
  readonly byName: string
  /** True if it was done on one of them. */
  readonly byThemselves: boolean
  readonly at: number
}

/**
 * A device that was not let in, a member's that was cut off for what it sent, or whose changes were not taken; or one of
 * a member that cannot be talked to for now: `newer`, `older`, `unreadable` by its version, `apart` since it did not show
 * that it is of this team (it has another plan open, or another key).
 */
export interface TurnedAway {
  readonly device: string
  readonly kind: 'stranger' | 'removed' | 'cut-off' | 'may-not-write' | 'newer' | 'older' | 'unreadable' | 'apart'
  /** Why it was cut off, in words for people; empty for the other kinds, which say it all. */
  readonly reason: string
  /** The name of its member, if it has or had one. */
  readonly name: string | null
  /** What the computer is called, if it is or was one of the team. */
  readonly deviceName: string | null
  readonly at: number
}

/** The team as seen from here. */
export interface TeamState {
  /** The plan of which this is said; null while none is open. */
  readonly planId: string | null
  /** `none`: the plan is on this computer only. */
  readonly kind: 'none' | 'team'
  readonly own: OwnStanding
  readonly members: readonly TeamMember[]
  readonly invitations: readonly OpenInvitation[]
  /** Invitations that have ended lately. */
  readonly endedInvitations: readonly EndedInvitation[]
  /** Who went out of the team, the last first. */
  readonly former: readonly FormerComputers[]
  /** What was refused since the plan was opened here, each once. */
  readonly turnedAway: readonly TurnedAway[]
  /** Documents whose changes are only on this computer, because the person may not change the plan any more. */
  readonly heldBack: number
  readonly device: string | null
  readonly peers: readonly PeerState[]
  /** Addresses (`host:port`) at which another member can reach this device. */
  readonly addresses: readonly string[]
  /** `starting`, `ready`, or why the network does not work, in words for people. */
  readonly network:
    | { readonly kind: 'off' | 'starting' | 'ready' }
    | { readonly kind: 'trouble'; readonly reason: string }
  /** What the network is doing about the others. */
  readonly activity: Activity
  /** Set when the device key is kept without a system keyring; to be shown as it is. */
  readonly keyWarning: string | null
}

/** How an attempt to invite ended; the message is for people. */
export type InviteResult =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly message: string }

/** An invitation, ready to hand over. */
export interface Invitation {
  readonly id: string
  /** The code to say, type or paste, such as `K7QF-...`. */
  readonly code: string
  /** `placard://join/<code>`. */
  readonly link: string
  readonly expiresAt: number
}

/** How a change of the team ended; the message is for people. */
export type ActResult = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** How far an attempt to join has come, in this order. */
export type JoinProgress = 'looking' | 'found' | 'proving' | 'copying'

/** How an attempt to join ended. */
export type JoinResult =
  | {
      readonly kind: 'joined'
      readonly planId: string
      readonly planName: string
      /** What the person may do now. */
      readonly role: Role
    }
  /** The code is of a plan that is on this computer, in whose team it is already. Nothing was done. */
  | { readonly kind: 'here'; readonly planId: string; readonly planName: string }
  | {
      readonly kind: 'refused'
      readonly reason:
        | 'malformed'
        | 'not-found'
        | 'expired'
        | 'used'
        | 'withdrawn'
        | 'cancelled'
        | 'network'
        | 'foreign'
      readonly message: string
    }

/** A member's place in an open document, for the faces in the header. */
export interface PresenceState {
  readonly device: string
  readonly memberName: string
  /** The post that the member has open, if any. */
  readonly post: string | null
}

/** What the window asks of the open plan’s team. Expected failures are results with words for people. */
export interface TeamApi {
  watch(onState: (state: TeamState) => void): Promise<Unwatch>
  watchPresence(onPresence: (presence: readonly PresenceState[]) => void): Promise<Unwatch>
  /** Starts a team on the open plan, if there is none, and makes an invitation for so many people (1, to edit, if left out). */
  invite(uses?: number, role?: Role): Promise<InviteResult>
  /** Makes an invitation for another computer of the same person. */
  pair(): Promise<InviteResult>
  /** Changes the team: a role, a removal, leaving, or the end of an invitation. */
  act(act: TeamAct): Promise<ActResult>
  /** Joins with a code; `address` (`host:port`) skips discovery. `anyway`: also a team in which this computer is already. */
  join(
    code: string,
    memberName: string,
    address: string | null,
    onProgress: (progress: JoinProgress) => void,
    anyway?: boolean,
  ): Promise<JoinResult>
  cancelJoin(): Promise<void>
  /** Tells the others which post this member has open. */
  showPost(post: string | null): Promise<void>
  /** Whether this computer may use the internet to reach teams. Until this is said it uses the local network alone. */
  allowInternet(on: boolean): Promise<void>
  /** What the network knows of its own way to the others; null if the network is not running. */
  reach(): Promise<Reach | null>
  /** Connects to a member at an address, for networks that block multicast. */
  dial(address: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }>
}
