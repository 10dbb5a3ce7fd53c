import { fromHexString, toHexString } from 'lib0/buffer'
import { encodeUtf8 } from 'lib0/string'

/** The version of the file's layout that this code writes and reads [BU1]. */
const bundleVersion = 1

const magic = encodeUtf8('placard\n')
const tagBytes = 8
const saltBytes = 16

/** Bytes of a header. */
export const headerBytes = magic.length + 1 + tagBytes + tagBytes + saltBytes

/** The open part of a bundle: what a stranger may see. It names neither the team nor its plan nor the sender. */
export interface BundleHeader {
  /** Hex of the first 8 bytes of SHA-256 of the plan's id. */
  readonly planTag: string
  /** Hex of 8 bytes that come from the team key by HKDF: which key, but nothing about it. */
  readonly keyId: string
  /** 16 random bytes: each bundle has a key of its own. */
  readonly salt: Uint8Array
}

/** What the first bytes of a file turned out to be. */
export type ReadHeader =
  | { readonly kind: 'header'; readonly header: BundleHeader }
  | { readonly kind: 'no-bundle' }
  | { readonly kind: 'newer'; readonly version: number }

/** The header's bytes. */
export function encodeHeader({ planTag, keyId, salt }: BundleHeader): Uint8Array {
  const bytes = new Uint8Array(headerBytes)
  let at = 0
  for (const part of [magic, Uint8Array.of(bundleVersion), fromHexString(planTag), fromHexString(keyId), salt]) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Reads the first `headerBytes` of a file; fewer are no bundle. */
export function readHeader(bytes: Uint8Array): ReadHeader {
  if (bytes.length < magic.length + 1 || magic.some((byte, at) => bytes[at] !== byte)) return { kind: 'no-bundle' }
  const version = bytes[magic.length] ?? 0
  if (version !== bundleVersion) return version > bundleVersion ? { kind: 'newer', version } : { kind: 'no-bundle' }
  if (bytes.length < headerBytes) return { kind: 'no-bundle' }
  const start = magic.length + 1
  return {
    kind: 'header',
    header: {
      planTag: toHexString(bytes.subarray(start, start + tagBytes)),
      keyId: toHexString(bytes.subarray(start + tagBytes, start + 2 * tagBytes)),
      salt: bytes.slice(start + 2 * tagBytes, headerBytes),
    },
  }
}
