import type { Clock } from '../../shared/replica/clock.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, type Invite, type Pair, type Person, type Role } from '../../shared/team/grants.ts'
import { type CodeKind, formatCode, formatLink, teamDigits } from '../../shared/team/invitation-code.ts'
import { permits } from '../../shared/team/roles.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { type Statement, signStatement } from '../../shared/team/statement.ts'
import { inviteSigner } from './keys.ts'
import type { Team } from './team.ts'

/** An invitation is good for a week. */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000
const seedBytes = 16

/** Whom an invitation is for: so many people, who get a role, or one more device of one's own. */
export type InviteFor = { readonly role: Role; readonly uses: number } | { readonly pair: true }

interface InviteParts {
  readonly team: Team
  readonly clock: Clock
  readonly randomBytes: (length: number) => Uint8Array
  readonly invited: InviteFor
  readonly addresses: readonly string[]
}

/** An invitation that was just made: the statement for the grant log, and the secret to hand over. */
export interface NewInvitation {
  /** Id of the statement. */
  readonly id: string
  readonly statement: Uint8Array
  readonly code: string
  readonly link: string
  readonly expiresAt: number
}

/** Writes an invitation into a statement and a code; null if this device may not invite. */
export function makeInvitation(parts: InviteParts): NewInvitation | null {
  const { team, clock, invited, addresses } = parts
  const membership = team.membership()
  const own = team.ownStanding()
  if (membership === null || own.kind !== 'member') return null
  const seed = parts.randomBytes(seedBytes)
  const expiresAt = clock.now() + lifetimeMs
  const key = toHex(inviteSigner(seed).publicKey)
  const grant: Invite | Pair =
    'pair' in invited ? { kind: 'pair', key, expiresAt } : { kind: 'invite', key, expiresAt, ...invited }
  if (!permits(own.role, grant, true)) return null
  const draft = { kind: grant.kind, parents: membership.heads, at: clock.now(), payload: encodeGrant(grant) }
  const { id, bytes } = signStatement(draft, team.device)
  const kind: CodeKind = 'pair' in invited ? 'pairing' : 'invitation'
  const code = { kind, seed, team: team.genesis.slice(0, teamDigits), addresses }
  return { id, statement: bytes, code: formatCode(code), link: formatLink(code), expiresAt }
}

/** The first statement of a new team. */
export function makeGenesis(planId: string, person: Person, device: Signer, now: number): Statement {
  const payload = encodeGrant({ kind: 'genesis', planId, ...person })
  return signStatement({ kind: 'genesis', parents: [], at: now, payload }, device)
}
