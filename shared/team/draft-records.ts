import type { Leave, Remove, Role, RoleGrant, Withdraw } from './grants.ts'
import type { StatementId } from './statement.ts'

/** Something that became true of a device or a member. */
export interface Turn {
  readonly index: number
  /** An entry is known to everyone who judges; other turns only to those who had heard of them. */
  readonly isEntry: boolean
  /** Null: it went out. */
  readonly role: Role | null
}

/** A person while the acts are judged. */
export interface DraftMember {
  readonly turns: Turn[]
  /** All devices that ever spoke for it. */
  readonly devices: Set<string>
  /** The place of its entry. */
  since: number
}

/** A device that is or was in the team. */
export interface DraftDevice {
  readonly device: string
  readonly memberId: string
  readonly memberName: string
  readonly deviceName: string
  readonly joinedAt: number
  /** The invitation that let it in; null for the founder. */
  readonly invite: StatementId | null
  readonly turns: Turn[]
}

/** An invitation, and what ended it. */
export interface DraftInvite {
  readonly index: number
  readonly id: StatementId
  readonly by: string
  readonly key: string
  readonly expiresAt: number
  readonly uses: number
  /** The role that it gives; null: that of the member it is bound to. */
  readonly role: Role | null
  /** The member whose next device it lets in; null: it lets new members in. */
  readonly memberId: string | null
  readonly endedBy: number[]
  used: number
}

/** An act that takes something away, and so may undo what was done without knowledge of it. */
export interface Revocation {
  readonly index: number
  /** Hex of the key of the device that made it. */
  readonly by: string
  readonly grant: RoleGrant | Remove | Leave | Withdraw
  /** Smaller is more senior: admin since, member since, place. */
  readonly seniority: readonly [number, number, number]
}

/** How a device went out of the team. */
export interface Removal {
  readonly statement: StatementId
  /** Hex of the key of the device that did it. */
  readonly by: string
  readonly at: number
  /** True if its own member took it out. */
  readonly left: boolean
}
