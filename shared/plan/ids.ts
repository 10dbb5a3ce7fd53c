import { v7 } from 'uuid'
import type { Clock, RandomBytes } from '../replica/clock.ts'

const lastSequence = 0x7fffffff

/**
 * A source of UUIDv7 ids in canonical lower-case text form. Ids of one source sort in the order in which they were
 * made, also within one millisecond and when the clock is set back.
 */
export function createIdSource(clock: Pick<Clock, 'now'>, random: RandomBytes): () => string {
  let msecs = 0
  let seq = 0
  return () => {
    const bytes = random(16)
    const now = clock.now()
    if (now > msecs) {
      msecs = now
      seq = firstSequence(bytes)
    } else if (seq === lastSequence) {
      msecs++
      seq = 0
    } else {
      seq++
    }
    return v7({ msecs, seq, random: bytes })
  }
}

/** A random start with the top bit clear, so that a burst of ids in one millisecond has room to count up. */
const firstSequence = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(4) >>> 2
