import { fromHexString, toHexString } from 'lib0/buffer'
import { encodeUtf8 } from 'lib0/string'

/** The version of the file's layout that this code writes; it reads version 1 too, which has no sealed keys [BU1]. */
const bundleVersion = 2

const magic = encodeUtf8('placard\n')
const tagBytes = 8
const saltBytes = 16
const countBytes = 2
/** A key of 32 bytes in a sealed box of libsodium's. */
const sealedKeyBytes = 80
/** A bundle bears the team's key for at most so many devices. */
export const mostSealed = 1024

/** Bytes of a header up to its sealed keys: all of it in version 1. */
export const openBytes = magic.length + 1 + tagBytes + tagBytes + saltBytes
/** The longest header. */
export const longestHeader = openBytes + countBytes + mostSealed * sealedKeyBytes

/** The open part of a bundle: what a stranger may see. It names neither the team nor its plan nor the sender. */
export interface BundleHeader {
  /** Hex of the first 8 bytes of SHA-256 of the plan's id. */
  readonly planTag: string
  /** Hex of 8 bytes that come from the team key by HKDF: which key, but nothing about it. */
  readonly keyId: string
  /** 16 random bytes: each bundle has a key of its own. */
  readonly salt: Uint8Array
  /** The team key, sealed to each device that was in the team: who was away while it changed opens one [BU9]. */
  readonly sealed: readonly Uint8Array[]
}

/** What the first bytes of a file turned out to be; `length`: of the header. `damaged`: cut off before its end. */
export type ReadHeader =
  | { readonly kind: 'header'; readonly header: BundleHeader; readonly length: number }
  | { readonly kind: 'no-bundle' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly version: number }

/** The header's bytes. */
export function encodeHeader({ planTag, keyId, salt, sealed }: BundleHeader): Uint8Array {
  const boxes = sealed.slice(0, mostSealed)
  const bytes = new Uint8Array(openBytes + countBytes + boxes.length * sealedKeyBytes)
  let at = 0
  for (const part of [magic, Uint8Array.of(bundleVersion), fromHexString(planTag), fromHexString(keyId), salt]) {
    bytes.set(part, at)
    at += part.length
  }
  new DataView(bytes.buffer).setUint16(openBytes, boxes.length)
  for (const [index, box] of boxes.entries()) bytes.set(box, openBytes + countBytes + index * sealedKeyBytes)
  return bytes
}

/** Reads the header from the first `longestHeader` bytes of a file, or all that it has. */
export function readHeader(bytes: Uint8Array): ReadHeader {
  if (bytes.length < magic.length + 1 || magic.some((byte, at) => bytes[at] !== byte)) return { kind: 'no-bundle' }
  const version = bytes[magic.length] ?? 0
  if (version > bundleVersion) return { kind: 'newer', version }
  if (version === 0) return { kind: 'no-bundle' }
  const sealed = bytes.length < openBytes ? null : version === 1 ? [] : sealedIn(bytes)
  if (sealed === null) return { kind: 'damaged' }
  const start = magic.length + 1
  return {
    kind: 'header',
    header: {
      planTag: toHexString(bytes.subarray(start, start + tagBytes)),
      keyId: toHexString(bytes.subarray(start + tagBytes, start + 2 * tagBytes)),
      salt: bytes.slice(start + 2 * tagBytes, openBytes),
      sealed,
    },
    length: version === 1 ? openBytes : openBytes + countBytes + sealed.length * sealedKeyBytes,
  }
}

/** Null if they do not end where they should. */
function sealedIn(bytes: Uint8Array): readonly Uint8Array[] | null {
  const start = openBytes + countBytes
  if (bytes.length < start) return null
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint16(openBytes)
  if (count > mostSealed || bytes.length < start + count * sealedKeyBytes) return null
  return Array.from({ length: count }, (_, index) =>
    bytes.slice(start + index * sealedKeyBytes, start + (index + 1) * sealedKeyBytes),
  )
}
