import { createEncoder, type Encoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'

/** A struct's place: client and clock. */
export type Place = readonly [client: number, clock: number]

/** One struct of an update as a test wants it, whether Yjs would ever write such a one or not. */
export type MadeStruct =
  | { readonly kind: 'collected' | 'skipped'; readonly length: number }
  | {
      readonly kind: 'item'
      /** The kind of content (Yjs v1: 1 deleted, 4 text, 7 a type, 8 values ...). */
      readonly content: number
      readonly write: (encoder: Encoder) => void
      readonly origin?: Place | null
      readonly rightOrigin?: Place | null
      /** A name, or the item that holds the type. */
      readonly parent?: string | Place
      readonly key?: string | null
    }

/** An update as a test wants it. */
export interface MadeUpdate {
  readonly clients: readonly {
    readonly client: number
    readonly clock: number
    readonly structs: readonly MadeStruct[]
  }[]
  readonly deleted?: readonly {
    readonly client: number
    readonly runs: readonly (readonly [clock: number, length: number])[]
  }[]
}

/** Writes an update in the layout of Yjs v1 without looking at what it says. */
export function madeUpdate({ clients, deleted = [] }: MadeUpdate): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, clients.length)
  for (const { client, clock, structs } of clients) {
    for (const number of [structs.length, client, clock]) writeVarUint(encoder, number)
    for (const struct of structs) writeStruct(encoder, struct)
  }
  writeVarUint(encoder, deleted.length)
  for (const { client, runs } of deleted) {
    for (const number of [client, runs.length, ...runs.flat()]) writeVarUint(encoder, number)
  }
  return toUint8Array(encoder)
}

function writeStruct(encoder: Encoder, struct: MadeStruct): void {
  if (struct.kind !== 'item') {
    writeUint8(encoder, struct.kind === 'collected' ? 0 : 10)
    writeVarUint(encoder, struct.length)
    return
  }
  const { content, write, origin = null, rightOrigin = null, parent = 'text', key = null } = struct
  const flags = (origin === null ? 0 : 128) | (rightOrigin === null ? 0 : 64) | (key === null ? 0 : 32)
  writeUint8(encoder, content | flags)
  for (const place of [origin, rightOrigin]) if (place !== null) writePlace(encoder, place)
  if (origin === null && rightOrigin === null) {
    writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') writeVarString(encoder, parent)
    else writePlace(encoder, parent)
    if (key !== null) writeVarString(encoder, key)
  }
  write(encoder)
}

function writePlace(encoder: Encoder, [client, clock]: Place): void {
  writeVarUint(encoder, client)
  writeVarUint(encoder, clock)
}
