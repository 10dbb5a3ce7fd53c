import { digest } from 'lib0/hash/sha256'
import { encodeUtf8 } from 'lib0/string'
import { concat, fromHex, toHex } from './bytes.ts'

const domain = encodeUtf8('placard member 1')
/** Where a UUID says its version (RFC 9562, section 5.8: 8 is one's own way of making them). */
const versionAt = 14

/**
 * The id of the member who comes with this device (hex of its key), a UUID of version 8 [GR3]. Being made from the key,
 * it cannot be taken by somebody else who comes at the same time, or says so.
 */
export function memberIdOf(device: string): string {
  const hash = toHex(digest(concat(domain, fromHex(device))))
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`]
  return [...parts, hash.slice(20, 32)].join('-')
}

/** False if the id is made from another device's key: it is for that device alone to come under it. */
export const mayComeAs = (memberId: string, device: string): boolean =>
  memberId.charAt(versionAt) !== '8' || memberId === memberIdOf(device)
