import type { Frame, Pipe, PipeHandlers } from '../../shared/replica/pipe.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** One end's way out into the network. */
export interface Uplink {
  readonly owner: string
  readonly bytesPerSecond: number
  /** Until when what was sent before keeps the line busy. */
  busyUntil: number
  sent: number
  received: number
  frames: number
}

/** Bytes that TCP, IP and Noise put around a frame: headers of 40, a length of 3 and a tag of 16. */
const aroundFrame = 59

/** Two ends that are `latencyMs` apart and send no faster than their uplinks allow. */
export function slowWire(
  clock: VirtualClock,
  random: SeededRandom,
  uplinks: readonly [Uplink, Uplink],
  latencyMs: number,
): readonly [Pipe, Pipe] {
  const ends = uplinks.map(() => ({ handlers: null as PipeHandlers | null, early: [] as Frame[], last: 0 }))
  const endOf = (own: 0 | 1): Pipe => {
    const [from, to] = own === 0 ? [uplinks[0], uplinks[1]] : [uplinks[1], uplinks[0]]
    const [mine, theirs] = own === 0 ? [ends[0], ends[1]] : [ends[1], ends[0]]
    if (mine === undefined || theirs === undefined) throw new Error('A wire has two ends.')
    return {
      send(frame) {
        const bytes = frame.length + aroundFrame
        from.busyUntil = Math.max(from.busyUntil, clock.now) + (bytes / from.bytesPerSecond) * 1000
        from.sent += bytes
        from.frames += 1
        to.received += bytes
        // In order, whatever the jitter.
        theirs.last = Math.max(theirs.last, from.busyUntil + latencyMs * (0.9 + random.next() * 0.3))
        const copy = frame.slice()
        clock.after(to.owner, theirs.last - clock.now, () => {
          if (theirs.handlers === null) theirs.early.push(copy)
          else void theirs.handlers.frame(copy)
        })
        return true
      },
      drained: () => Promise.resolve(),
      receive(handlers) {
        mine.handlers = handlers
        for (const frame of mine.early.splice(0)) void handlers.frame(frame)
      },
      close() {},
    }
  }
  return [endOf(0), endOf(1)]
}
