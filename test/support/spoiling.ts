import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'

/** A client of nobody's. */
export const stranger = 99

/** A Yjs v1 update of one struct; `fields` writes what stands behind the client and its first clock. */
function oneStruct(client: number, clock: number, fields: (encoder: ReturnType<typeof createEncoder>) => void) {
  const encoder = createEncoder()
  for (const number of [1, 1, client, clock]) writeVarUint(encoder, number)
  fields(encoder)
  writeVarUint(encoder, 0)
  return toUint8Array(encoder)
}

/** A letter that waits for what `writer` has yet to write, and stands behind what the stranger has yet to write. */
export const trap = (writer: number, clock: number) =>
  oneStruct(stranger, 0, (encoder) => {
    const [text, hasOrigin, hasRightOrigin] = [4, 128, 64]
    writeUint8(encoder, text | hasOrigin | hasRightOrigin)
    for (const number of [stranger, 5, writer, clock]) writeVarUint(encoder, number)
    writeVarString(encoder, 'x')
  })

/** Says of somebody else's next letter that it was deleted and collected. */
export const forged = (writer: number, clock: number) =>
  oneStruct(writer, clock, (encoder) => {
    writeUint8(encoder, 0)
    writeVarUint(encoder, 1)
  })

/** Two letters at the end of the text of which the first is that forged one. */
export const overlapping = (writer: number, clock: number) =>
  oneStruct(writer, clock, (encoder) => {
    const [text, named] = [4, 1]
    writeUint8(encoder, text)
    writeVarUint(encoder, named)
    writeVarString(encoder, 'text')
    writeVarString(encoder, 'xx')
  })
