import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { concat, fromHex, toHex } from './bytes.ts'
import { mistakeWords } from './code-mistakes.ts'
import { fromCrockford, tidy, toCrockford } from './crockford.ts'

/**
 * What an invitation hands over: 32 characters in eight groups of four, 160 bits:
 * seed 128, team 20 (the first bits of the genesis statement's id), checksum 12.
 * A link may carry addresses behind it, ten characters each (IPv4 and port): they only save the search.
 */
export interface InvitationCode {
  /** Who joins by it: somebody new, or one more computer of whoever made it. Only the checksum differs. */
  readonly kind: CodeKind
  /** 16 secret bytes: the invitation's keys come from them. */
  readonly seed: Uint8Array
  /** The first five hex digits of the team's genesis id. */
  readonly team: string
  /** Where a member may be reached, `a.b.c.d:port`. */
  readonly addresses: readonly string[]
}

/** For whom a code is. Codes of `pairing` that were made before the two differed read as invitations. */
export type CodeKind = 'invitation' | 'pairing'

/** A code that was typed, or why it is none; the message is for people. */
export type ParsedCode =
  | { readonly ok: true; readonly code: InvitationCode }
  | { readonly ok: false; readonly message: string }

const linkPrefix = 'placard://join/'
/** How many hex digits of the team’s genesis id a code carries: by them a newcomer tells it from other teams. */
export const teamDigits = 5
const codeLength = 32
const addressLength = 10
const maxAddresses = 4
const seedBytes = 16

/** The code as people read and type it: `K7QF-...`, without addresses. */
export function formatCode({ kind, seed, team }: Omit<InvitationCode, 'addresses'>): string {
  // 20 bits of the team and 12 of the checksum make four whole bytes.
  const sum = checksum(kind, seed, team)
  const tail = fromHex(team + sum)
  return groups(toCrockford(concat(seed, tail)))
}

/** The code as a link, for chats and QR codes. IPv4 addresses go with it; others are left out. */
export function formatLink(code: InvitationCode): string {
  const addresses = code.addresses.map(packAddress).filter((bytes) => bytes !== null)
  return [linkPrefix + formatCode(code), ...addresses.slice(0, maxAddresses).map(toCrockford)].join('-')
}

/** Reads a typed code, a pasted one, a link, or a message that holds one. The refusal tells what is wrong, and what to do. */
export function parseCode(text: string): ParsedCode {
  const { found, isLink } = codeIn(text)
  const bare = tidy(found)
  const [own, rest] = [bare.slice(0, codeLength), bare.slice(codeLength)]
  const read = readOwn(own)
  const isWhole = rest.length % addressLength === 0 && rest.length / addressLength <= maxAddresses
  // A link that was cut off behind the code still leads to the team: its addresses only save the search.
  if (read !== null && (isWhole || isLink)) return { ok: true, code: { ...read, addresses: unpackAddresses(rest) } }
  const isCode = (other: string) => readOwn(other) !== null
  return { ok: false, message: mistakeWords({ text: found, bare: isWhole ? own : bare, length: codeLength, isCode }) }
}

/** The code itself, without addresses; null if there is a mistake in it. */
function readOwn(own: string): Omit<InvitationCode, 'addresses'> | null {
  const bytes = own.length === codeLength ? fromCrockford(own) : null
  if (bytes === null) return null
  const seed = bytes.slice(0, seedBytes)
  const tail = toHex(bytes.subarray(seedBytes))
  const team = tail.slice(0, teamDigits)
  const kind = kinds.find((one) => tail.slice(teamDigits) === checksum(one, seed, team))
  return kind === undefined ? null : { kind, seed, team }
}

/** A link or a code amid other words; else all of it. */
function codeIn(text: string): { readonly found: string; readonly isLink: boolean } {
  const link = /placard:\/\/join\/([0-9a-z-]+)/i.exec(text)?.[1]
  if (link !== undefined) return { found: link, isLink: true }
  return { found: codeAmidWords.exec(text)?.[0] ?? text, isLink: false }
}

const codeAmidWords = /(?<![\p{L}\p{N}\p{Pd}])(?:[0-9a-z]{4}\p{Pd}){7}[0-9a-z]{4}(?![\p{L}\p{N}\p{Pd}])/iu

const groups = (text: string) => text.match(/.{1,4}/g)?.join('-') ?? ''

/** Three hex digits: one wrong or swapped character goes unnoticed twice in 4,096 times. */
const checksum = (kind: CodeKind, seed: Uint8Array, team: string): string =>
  toHex(digest(concat(encodeUtf8(domains[kind]), seed, encodeUtf8(team)))).slice(0, 3)

const kinds = ['invitation', 'pairing'] as const
const domains: Readonly<Record<CodeKind, string>> = { invitation: 'placard code 1', pairing: 'placard pairing code 1' }

function packAddress(address: string): Uint8Array | null {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3}):(\d{1,5})$/.exec(address)
  if (match === null) return null
  const [, ...numbers] = match.map(Number)
  const port = numbers[4] ?? 0
  if (numbers.slice(0, 4).some((part) => part > 255) || port === 0 || port > 65_535) return null
  return Uint8Array.from([...numbers.slice(0, 4), port >>> 8, port & 255])
}

/** An address that cannot be read is left out: the search still finds the team. */
function unpackAddresses(text: string): readonly string[] {
  const parts = text.match(/.{10}/g) ?? []
  return parts.flatMap((part) => {
    const bytes = fromCrockford(part)
    if (bytes === null || bytes.length !== 6) return []
    const port = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0)
    return [`${bytes.subarray(0, 4).join('.')}:${port}`]
  })
}
