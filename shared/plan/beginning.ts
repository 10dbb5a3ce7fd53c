import { toHexString } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import { decodeUtf8, encodeUtf8 } from 'lib0/string'
import * as Y from 'yjs'

/** A text of a document that several may begin at once, and what it begins with: it is there once all the same [VA2]. */
export interface Beginning {
  /** Of the shared text. */
  readonly name: string
  readonly text: string
  /** The Yjs client that writes it, the same everywhere. */
  readonly client: number
}

const seeding = Symbol('the beginning of a text')

/** Begins a text unless somebody has. False if it says something else by now. Never to be called within a transaction. */
export function begin(doc: Y.Doc, beginning: Beginning): boolean {
  const text = doc.getText(beginning.name)
  if (!isBegun(doc, beginning)) {
    if (text.length > 0) return false
    Y.applyUpdate(doc, seed(beginning), seeding)
  }
  return text.toString() === beginning.text
}

/** True once somebody has begun a text; one that begins with nothing always has been. */
export const isBegun = (doc: Y.Doc, { client, text }: Beginning): boolean =>
  text === '' || Y.getState(doc.store, client) > 0

/** The text as it will begin, in a document of its own: places in it are those that they will be. */
export function beginApart(beginning: Beginning): Y.Text {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed(beginning))
  return doc.getText(beginning.name)
}

function seed({ name, client, text }: Beginning): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  doc.getText(name).insert(0, text)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** A text as it arrives elsewhere: what cannot be encoded, half of a surrogate pair, as a replacement character. */
export const asEncoded = (text: string): string => decodeUtf8(encodeUtf8(text))

/** The first 8 bytes of SHA-256 over the parts, in hex. */
export const hashOf = (...parts: readonly string[]): string => toHexString(hash(parts).subarray(0, 8))

/** A client above the 32 bits from which Yjs draws those of people, so that the two never meet. */
export const clientOf = (...parts: readonly string[]): number =>
  hash(parts)
    .subarray(0, 6)
    .reduce((number, byte) => number * 256 + byte, 0) +
  2 ** 32

const hash = (parts: readonly string[]) => digest(encodeUtf8(parts.join('\u0000')))
