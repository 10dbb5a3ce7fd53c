import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { concat, fromHex, sameBytes, toHex } from './bytes.ts'
import { publicKeyBytes, type Signer, signatureBytes, type Verify } from './signing.ts'

/** Hex of the SHA-256 of a statement's body (the bytes without the signature). */
export type StatementId = string

/**
 * One signed sentence of the grant log. Kinds that this version does not know are kept and relayed, and mean nothing.
 */
export interface Statement {
  readonly id: StatementId
  readonly kind: string
  /** What its author knew: the newest statements then, in ascending order. Only a genesis has none. */
  readonly parents: readonly StatementId[]
  /** Hex of the Ed25519 key that signed it: a device's, or for a `join` the invitation's. */
  readonly author: string
  /** When its author says that it was made. */
  readonly at: number
  readonly payload: Uint8Array
  /** The canonical bytes, signature included: what is stored and sent. */
  readonly bytes: Uint8Array
}

/** The largest statement that is kept or relayed, in bytes. */
export const maxStatementBytes = 4096
/** A statement names at most this many parents. */
export const maxParents = 16

const version = 1
const hashBytes = 32
const maxKindLength = 32
const signingDomain = encodeUtf8('placard grant 1\n')

type Draft = Pick<Statement, 'kind' | 'parents' | 'at' | 'payload'>

/** Makes and signs a statement. Parents beyond `maxParents` are left out: they only say what was known. */
export function signStatement(draft: Draft, signer: Signer): Statement {
  const parents = [...new Set(draft.parents)].slice(0, maxParents).sort()
  const author = toHex(signer.publicKey)
  const body = encodeBody({ ...draft, parents, author })
  const bytes = concat(body, signer.sign(concat(signingDomain, body)))
  return { ...draft, parents, author, id: toHex(digest(body)), bytes }
}

/** Reads bytes from a peer or file: null unless they are canonical, within bounds and truly signed by their author. */
export function readStatement(bytes: Uint8Array, verify: Verify): Statement | null {
  const statement = decodeStatement(bytes)
  return statement !== null && isSigned(statement, verify) ? statement : null
}

/** True if the statement's author signed it. */
export function isSigned({ author, bytes }: Statement, verify: Verify): boolean {
  const message = concat(signingDomain, bytes.subarray(0, bytes.length - signatureBytes))
  return verify(fromHex(author), message, bytes.subarray(bytes.length - signatureBytes))
}

/** Reads bytes whose signature was checked before they were stored: null if they are damaged. */
export function decodeStatement(bytes: Uint8Array): Statement | null {
  if (bytes.length > maxStatementBytes || bytes.length <= signatureBytes) return null
  const body = bytes.slice(0, bytes.length - signatureBytes)
  const parts = decodeBody(body)
  if (parts === null || !sameBytes(encodeBody(parts), body)) return null
  return { ...parts, id: toHex(digest(body)), bytes: bytes.slice() }
}

type Body = Omit<Statement, 'id' | 'bytes'>

function encodeBody(body: Body): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, version)
  encoding.writeVarString(encoder, body.kind)
  encoding.writeVarUint(encoder, body.parents.length)
  for (const parent of body.parents) encoding.writeUint8Array(encoder, fromHex(parent))
  encoding.writeUint8Array(encoder, fromHex(body.author))
  encoding.writeVarUint(encoder, body.at)
  encoding.writeVarUint8Array(encoder, body.payload)
  return encoding.toUint8Array(encoder)
}

function decodeBody(bytes: Uint8Array): Body | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarUint(decoder) !== version) return null
    const kind = decoding.readVarString(decoder)
    const count = decoding.readVarUint(decoder)
    if (kind.length > maxKindLength || count > maxParents) return null
    const parents = Array.from({ length: count }, () => toHex(decoding.readUint8Array(decoder, hashBytes)))
    const author = toHex(decoding.readUint8Array(decoder, publicKeyBytes))
    const at = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder).slice()
    return decoding.hasContent(decoder) || !ascending(parents) ? null : { kind, parents, author, at, payload }
  } catch {
    // lib0 throws where the bytes end early: to us that is one more way of being malformed.
    return null
  }
}

const ascending = (ids: readonly string[]) => ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id)
