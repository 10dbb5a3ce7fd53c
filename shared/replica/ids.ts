import { fromHexString, toHexString } from 'lib0/buffer'
import type { DocId } from './store.ts'

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Bytes of a document id on the wire. */
export const idLength = 16

/** True for the canonical lower-case text form of a UUID: the only shape a document id may have. */
export const isDocId = (text: string): boolean => uuidText.test(text)

/** The 16 bytes of a document id. */
export const idToBytes = (id: DocId): Uint8Array => fromHexString(id.replaceAll('-', ''))

/** Puts the dashes of a UUID into the hex of up to 16 bytes, so that prefixes of ids compare with ids as text. */
export function bytesToId(bytes: Uint8Array): DocId {
  const hex = toHexString(bytes)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return parts.filter((part) => part !== '').join('-')
}
