import { digitsOf } from './hex.ts'
import type { DocId } from './store.ts'

const uuidText = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Bytes of a document id on the wire. */
export const idLength = 16

/** True for the canonical lower-case text form of a UUID: the only shape a document id may have. */
export const isDocId = (text: string): boolean => uuidText.test(text)

const dash = 45
const nine = 57

/** What a lower-case hex digit stands for, by its character code. */
const digitValue = (code: number): number => (code <= nine ? code - 48 : code - 87)

/** The 16 bytes of a document id, or those of a prefix of one. */
export function idToBytes(id: DocId): Uint8Array {
  const bytes = new Uint8Array(idLength)
  let length = 0
  for (let at = 0; at < id.length; at += 2) {
    if (id.charCodeAt(at) === dash) at += 1
    bytes[length++] = digitValue(id.charCodeAt(at)) * 16 + digitValue(id.charCodeAt(at + 1))
  }
  return length === idLength ? bytes : bytes.subarray(0, length)
}

/** Puts the dashes of a UUID into the hex of up to 16 bytes, so that prefixes of ids compare with ids as text. */
export function bytesToId(bytes: Uint8Array): DocId {
  let id = ''
  for (let at = 0; at < bytes.length; at++) {
    if (at === 4 || at === 6 || at === 8 || at === 10) id += '-'
    id += digitsOf[bytes[at] ?? 0] ?? ''
  }
  return id
}
