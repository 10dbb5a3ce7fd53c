import type { Clock } from '../../shared/replica/clock.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, type Person } from '../../shared/team/grants.ts'
import { formatCode, formatLink, teamDigits } from '../../shared/team/invitation-code.ts'
import { mayInvite } from '../../shared/team/membership.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { type Statement, signStatement } from '../../shared/team/statement.ts'
import { inviteSigner } from './keys.ts'
import type { Team } from './team.ts'

/** An invitation is good for a week. */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000
const seedBytes = 16

interface InviteParts {
  readonly team: Team
  readonly device: Signer
  readonly clock: Clock
  readonly randomBytes: (length: number) => Uint8Array
  readonly uses: number
  readonly addresses: readonly string[]
}

export interface NewInvitation {
  readonly statement: Uint8Array
  readonly code: string
  readonly link: string
  readonly expiresAt: number
}

/** Writes an invitation into a statement and a code; null if this device may not invite. */
export function makeInvitation(parts: InviteParts): NewInvitation | null {
  const { team, device, clock, uses, addresses } = parts
  const membership = team.membership()
  if (membership === null || !mayInvite(membership.devices.get(toHex(device.publicKey)), 'editor')) return null
  const seed = parts.randomBytes(seedBytes)
  const expiresAt = clock.now() + lifetimeMs
  const key = toHex(inviteSigner(seed).publicKey)
  const payload = encodeGrant({ kind: 'invite', key, role: 'editor', expiresAt, uses })
  const { bytes } = signStatement({ kind: 'invite', parents: membership.heads, at: clock.now(), payload }, device)
  const code = { seed, team: team.genesis.slice(0, teamDigits), addresses }
  return { statement: bytes, code: formatCode(code), link: formatLink(code), expiresAt }
}

/** The first statement of a new team. */
export function makeGenesis(planId: string, person: Person, device: Signer, now: number): Statement {
  const payload = encodeGrant({ kind: 'genesis', planId, ...person })
  return signStatement({ kind: 'genesis', parents: [], at: now, payload }, device)
}
