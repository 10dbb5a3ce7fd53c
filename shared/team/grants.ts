import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromHex, toHex } from './bytes.ts'
import { publicKeyBytes, type Signer, signatureBytes, type Verify } from './signing.ts'
import type { Statement } from './statement.ts'

/** What a member may do: each role can do all that the one before can. */
export const roles = ['viewer', 'editor', 'approver', 'admin'] as const
/** One of these roles. */
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

/** Lets one more device of the author's own member join until `expiresAt`. */
export interface Pair {
  readonly kind: 'pair'
  /** Hex of the invitation's public key. */
  readonly key: string
  readonly expiresAt: number
}

/** Gives a member another role. */
export interface RoleGrant {
  readonly kind: 'role'
  readonly memberId: string
  readonly role: Role
}

/** One device (hex of its public key), or a member with all devices. */
export type Target =
  | { readonly kind: 'device'; readonly device: string }
  | { readonly kind: 'member'; readonly memberId: string }

/** Puts a device or a member out of the team. */
export interface Remove {
  readonly kind: 'remove'
  readonly target: Target
}

/** Takes the author's own member, or one of its devices, out of the team. */
export interface Leave {
  readonly kind: 'leave'
  readonly target: Target
}

/** Ends an invitation: its code opens no more. */
export interface Withdraw {
  readonly kind: 'withdraw'
  /** Id of the `invite` or `pair` statement. */
  readonly invite: string
}

/** A team key for one device. */
export interface SealedKey {
  /** The first 8 bytes of the device's key, as hex: enough to find one's own. */
  readonly hint: string
  /** The key in a sealed box for the device, `sealedKeyBytes` long. */
  readonly box: Uint8Array
}

/** A new team key for the devices that remain. One that does not fit into a statement goes on in the next. */
export interface Rotate {
  readonly kind: 'rotate'
  /** Names the key without telling it: `keyTagBytes` as hex. */
  readonly key: string
  readonly sealed: readonly SealedKey[]
}

/** What a statement grants. */
export type Grant = Genesis | Invite | Pair | Join | RoleGrant | Remove | Leave | Withdraw | Rotate

const maxNameLength = 120
const maxUses = 1000
const targets = ['device', 'member'] as const
/** Length of the name of a team key. */
export const keyTagBytes = 16
/** A 32-byte key, the sealing key and the authenticator (libsodium's `crypto_box_seal`). */
export const sealedKeyBytes = 80
const hintBytes = 8
/** So many sealed keys fit into one statement beside its other fields. */
export const maxSealed = 36
const consentDomain = 'placard join 1'

/** Encodes a grant as a statement's payload. */
export function encodeGrant(grant: Grant): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder, grant)
  return encoding.toUint8Array(encoder)
}

/** How a rotation addresses a device. */
export const hintOf = (device: string): string => device.slice(0, 2 * hintBytes)

function write(encoder: encoding.Encoder, grant: Grant): void {
  switch (grant.kind) {
    case 'genesis':
      encoding.writeVarString(encoder, grant.planId)
      writePerson(encoder, grant)
      break
    case 'invite':
      encoding.writeUint8Array(encoder, fromHex(grant.key))
      encoding.writeVarUint(encoder, roles.indexOf(grant.role))
      encoding.writeVarUint(encoder, grant.expiresAt)
      encoding.writeVarUint(encoder, grant.uses)
      break
    case 'pair':
      encoding.writeUint8Array(encoder, fromHex(grant.key))
      encoding.writeVarUint(encoder, grant.expiresAt)
      break
    case 'join':
      writeJoin(encoder, grant)
      encoding.writeUint8Array(encoder, grant.consent)
      break
    case 'role':
      encoding.writeVarString(encoder, grant.memberId)
      encoding.writeVarUint(encoder, roles.indexOf(grant.role))
      break
    case 'remove':
    case 'leave':
      writeTarget(encoder, grant.target)
      break
    case 'withdraw':
      encoding.writeUint8Array(encoder, fromHex(grant.invite))
      break
    case 'rotate':
      writeRotate(encoder, grant)
  }
}

function writeTarget(encoder: encoding.Encoder, target: Target): void {
  encoding.writeVarUint(encoder, targets.indexOf(target.kind))
  if (target.kind === 'device') encoding.writeUint8Array(encoder, fromHex(target.device))
  else encoding.writeVarString(encoder, target.memberId)
}

function writeRotate(encoder: encoding.Encoder, { key, sealed }: Rotate): void {
  encoding.writeUint8Array(encoder, fromHex(key))
  encoding.writeVarUint(encoder, sealed.length)
  for (const { hint, box } of sealed) {
    encoding.writeUint8Array(encoder, fromHex(hint))
    encoding.writeUint8Array(encoder, box)
  }
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
  switch (kind) {
    case 'genesis':
      return { kind, planId: readName(decoder), ...readPerson(decoder) }
    case 'invite':
      return readInvite(decoder)
    case 'pair':
      return { kind, key: readKey(decoder), expiresAt: decoding.readVarUint(decoder) }
    case 'join':
      return readJoin(decoder)
    case 'role':
      return readRole(decoder)
    case 'remove':
    case 'leave':
      return readTargeted(kind, decoder)
    case 'withdraw':
      return { kind, invite: readKey(decoder) }
    case 'rotate':
      return readRotate(decoder)
    default:
      return null
  }
}

function readJoin(decoder: decoding.Decoder): Join {
  const invite = readKey(decoder)
  const device = readKey(decoder)
  const person = readPerson(decoder)
  const consent = decoding.readUint8Array(decoder, signatureBytes).slice()
  return { kind: 'join', invite, device, ...person, consent }
}

function readRole(decoder: decoding.Decoder): RoleGrant | null {
  const memberId = readName(decoder)
  const role = roles[decoding.readVarUint(decoder)]
  return role === undefined ? null : { kind: 'role', memberId, role }
}

function readTargeted(kind: 'remove' | 'leave', decoder: decoding.Decoder): Remove | Leave | null {
  const target = targets[decoding.readVarUint(decoder)]
  if (target === 'device') return { kind, target: { kind: target, device: readKey(decoder) } }
  return target === undefined ? null : { kind, target: { kind: target, memberId: readName(decoder) } }
}

function readRotate(decoder: decoding.Decoder): Rotate | null {
  const key = toHex(decoding.readUint8Array(decoder, keyTagBytes))
  const count = decoding.readVarUint(decoder)
  if (count > maxSealed) return null
  const sealed = Array.from({ length: count }, () => ({
    hint: toHex(decoding.readUint8Array(decoder, hintBytes)),
    box: decoding.readUint8Array(decoder, sealedKeyBytes).slice(),
  }))
  return { kind: 'rotate', key, sealed }
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
