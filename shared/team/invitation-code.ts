import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { concat, fromHex, toHex } from './bytes.ts'
import { fromCrockford, tidy, toCrockford } from './crockford.ts'

/**
 * What an invitation hands over: 32 characters in eight groups of four, 160 bits:
 * seed 128, team 20 (the first bits of the genesis statement's id), checksum 12.
 * A link may carry addresses behind it, ten characters each (IPv4 and port): they only save the search.
 */
export interface InvitationCode {
  /** 16 secret bytes: the invitation's keys come from them. */
  readonly seed: Uint8Array
  /** The first five hex digits of the team's genesis id. */
  readonly team: string
  /** Where a member may be reached, `a.b.c.d:port`. */
  readonly addresses: readonly string[]
}

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
export function formatCode({ seed, team }: Pick<InvitationCode, 'seed' | 'team'>): string {
  // 20 bits of the team and 12 of the checksum make four whole bytes.
  const sum = checksum(seed, team)
  const tail = fromHex(team + sum)
  return groups(toCrockford(concat(seed, tail)))
}

/** The code as a link, for chats and QR codes. IPv4 addresses go with it; others are left out. */
export function formatLink(code: InvitationCode): string {
  const addresses = code.addresses.map(packAddress).filter((bytes) => bytes !== null)
  return [linkPrefix + formatCode(code), ...addresses.slice(0, maxAddresses).map(toCrockford)].join('-')
}

/** Reads a typed code, a pasted one or a link. The message tells the person what is wrong with it. */
export function parseCode(text: string): ParsedCode {
  const bare = tidy(
    text
      .trim()
      .replace(/^placard:\/\/join\//i, '')
      .replace(/\/$/, ''),
  )
  if (bare.length < codeLength)
    return refuse(`This code is too short: it should have ${codeLength} letters and digits.`)
  const extra = bare.length - codeLength
  if (extra % addressLength !== 0 || extra / addressLength > maxAddresses) return refuse('This code is too long.')
  const bytes = fromCrockford(bare.slice(0, codeLength))
  if (bytes === null) return refuse('This code holds a character that no invitation has.')
  const seed = bytes.slice(0, seedBytes)
  const tail = toHex(bytes.subarray(seedBytes))
  const team = tail.slice(0, teamDigits)
  if (tail.slice(teamDigits) !== checksum(seed, team)) return refuse('There is a typing mistake in this code.')
  return { ok: true, code: { seed, team, addresses: unpackAddresses(bare.slice(codeLength)) } }
}

const refuse = (message: string): ParsedCode => ({ ok: false, message })

const groups = (text: string) => text.match(/.{1,4}/g)?.join('-') ?? ''

/** Three hex digits: one wrong or swapped character goes unnoticed once in 4,096 times. */
const checksum = (seed: Uint8Array, team: string): string =>
  toHex(digest(concat(encodeUtf8('placard code 1'), seed, encodeUtf8(team)))).slice(0, 3)

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
