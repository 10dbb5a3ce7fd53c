import { createEncoder, type Encoder, toUint8Array } from 'lib0/encoding'

/** Its memory is used again and again: to make some for each short text took longer than to write it. */
let encoder = createEncoder()
/** Memory of more bytes is not kept. */
const mostKept = 64 * 1024

/** What `write` writes, until the next call: who keeps it copies it. */
export function scratch(write: (encoder: Encoder) => void): Uint8Array {
  if (encoder.cbuf.length > mostKept) encoder = createEncoder()
  encoder.cpos = 0
  encoder.bufs = []
  write(encoder)
  return encoder.bufs.length === 0 ? encoder.cbuf.subarray(0, encoder.cpos) : toUint8Array(encoder)
}
