import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from './bytes.ts'
import { publicKeyBytes, type Signer, signatureBytes, type Verify } from './signing.ts'
import type { Statement } from './statement.ts'

/** What a member may do: each role can do all that the one before can. */
export const roles = ['viewer', 'editor', 'approver', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who a device speaks for. */
export interface Person {
  readonly memberId: string
  readonly memberName: string
  readonly deviceName: string
}

/** The first statement of a team: its author is the first device and an admin. */
export interface Genesis extends Person {
  readonly kind: 'genesis'
  readonly planId: string
}

/** Lets `uses` devices join until `expiresAt` by proving that they hold the key. */
export interface Invite {
  readonly kind: 'invite'
  /** Hex of the invitation's public key. */
  readonly key: string
  readonly role: Role
  readonly expiresAt: number
  readonly uses: number
}

/** A device's own entry into the team, signed with the invitation's key. */
export interface Join extends Person {
  readonly kind: 'join'
  /** Id of the `invite` statement, which is also one of the parents. */
  readonly invite: string
  /** Hex of the joining device's public key. */
  readonly device: string
  /** The device's signature over all the rest: nobody can enter a device that is not theirs. */
  readonly consent: Uint8Array
}

/** What a statement grants. */
export type Grant = Genesis | Invite | Join

const maxNameLength = 120
const maxUses = 1000
const consentDomain = 'placard join 1'

/** Encodes a grant as a statement's payload. */
export function encodeGrant(grant: Grant): Uint8Array {
  const encoder = encoding.createEncoder()
  if (grant.kind === 'genesis') {
    encoding.writeVarString(encoder, grant.planId)
    writePerson(encoder, grant)
  } else if (grant.kind === 'invite') {
    encoding.writeUint8Array(encoder, fromHex(grant.key))
    encoding.writeVarUint(encoder, roles.indexOf(grant.role))
    encoding.writeVarUint(encoder, grant.expiresAt)
    encoding.writeVarUint(encoder, grant.uses)
  } else {
    writeJoin(encoder, grant)
    encoding.writeUint8Array(encoder, grant.consent)
  }
  return encoding.toUint8Array(encoder)
}

/** What the statement grants: null if its kind is unknown or its payload is malformed, which mean the same: nothing. */
export function readGrant({ kind, payload }: Pick<Statement, 'kind' | 'payload'>): Grant | null {
  try {
    const decoder = decoding.createDecoder(payload)
    const grant = readKind(kind, decoder)
    return grant === null || decoding.hasContent(decoder) ? null : grant
  } catch {
    return null
  }
}

/** Completes a join with the joining device's signature. */
export function consentTo(join: Omit<Join, 'consent'>, device: Signer): Join {
  return { ...join, consent: device.sign(consentMessage(join)) }
}

/** True if the joining device itself signed this join. */
export const hasConsent = (join: Join, verify: Verify): boolean =>
  verify(fromHex(join.device), consentMessage(join), join.consent)

function consentMessage(join: Omit<Join, 'consent'>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, consentDomain)
  writeJoin(encoder, join)
  return encoding.toUint8Array(encoder)
}

function writeJoin(encoder: encoding.Encoder, join: Omit<Join, 'consent'>): void {
  encoding.writeUint8Array(encoder, fromHex(join.invite))
  encoding.writeUint8Array(encoder, fromHex(join.device))
  writePerson(encoder, join)
}

function writePerson(encoder: encoding.Encoder, person: Person): void {
  encoding.writeVarString(encoder, person.memberId)
  encoding.writeVarString(encoder, person.memberName)
  encoding.writeVarString(encoder, person.deviceName)
}

function readKind(kind: string, decoder: decoding.Decoder): Grant | null {
  if (kind === 'genesis') return { kind, planId: readName(decoder), ...readPerson(decoder) }
  if (kind === 'invite') return readInvite(decoder)
  if (kind !== 'join') return null
  const invite = readKey(decoder)
  const device = readKey(decoder)
  const person = readPerson(decoder)
  return { kind, invite, device, ...person, consent: decoding.readUint8Array(decoder, signatureBytes).slice() }
}

function readInvite(decoder: decoding.Decoder): Invite | null {
  const key = readKey(decoder)
  const role = roles[decoding.readVarUint(decoder)]
  const expiresAt = decoding.readVarUint(decoder)
  const uses = decoding.readVarUint(decoder)
  return role === undefined || uses > maxUses ? null : { kind: 'invite', key, role, expiresAt, uses }
}

const readKey = (decoder: decoding.Decoder) => toHex(decoding.readUint8Array(decoder, publicKeyBytes))

function readPerson(decoder: decoding.Decoder): Person {
  return { memberId: readName(decoder), memberName: readName(decoder), deviceName: readName(decoder) }
}

function readName(decoder: decoding.Decoder): string {
  const name = decoding.readVarString(decoder)
  if (name.length > maxNameLength) throw new RangeError('A name is too long.')
  return name
}

/** Cuts what a person typed to what a statement may hold. */
export const fitName = (name: string): string => name.trim().slice(0, maxNameLength)
