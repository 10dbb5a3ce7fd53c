import type { Clock } from '../../shared/replica/clock.ts'
import type { Frame, Pipe } from '../../shared/replica/pipe.ts'
import type { PipeGuard } from './local-network.ts'
import { type Log, shortDevice } from './log.ts'

/** Reasons for an end that are remembered, so that none is written down twice. */
const mostNoted = 1_000

interface PeerLimitsParts {
  readonly peers: number
  readonly bytesPerSecond: number
  readonly clock: Clock
  /** Why nobody more may be let in just now; null if somebody may. */
  readonly refusal: () => string | null
  readonly log: Log
}

/** Bounds how many peers are connected, and slows down those that send faster than they may [HB4]. */
export function peerLimits({ peers, bytesPerSecond, clock, refusal, log }: PeerLimitsParts): PipeGuard {
  let connected = 0
  const note = onceEach(mostNoted, (device, why) => log('peer-ended-here', { device, reason: why }))
  return (peer, pipe) => {
    const device = shortDevice(peer.device)
    const reason = connected >= peers ? `The hub has as many connections as it may (--max-peers ${peers}).` : refusal()
    if (reason !== null) {
      log('peer-refused', { device, reason })
      // Later: whoever is handed the pipe first finds it open, as every other.
      queueMicrotask(() => pipe.close(reason))
      return pipe
    }
    connected += 1
    const ended = () => {
      connected -= 1
    }
    return noted(slowed(pipe, { bytesPerSecond, clock, ended }), (why) => note(device, why))
  }
}

/** Tells each pair once, also if it comes a million times; of very many different ones, some twice. */
function onceEach(
  most: number,
  tell: (device: string, reason: string) => void,
): (device: string, reason: string) => void {
  const told = new Set<string>()
  return (device, reason) => {
    const pair = `${device} ${reason}`
    if (told.has(pair)) return
    if (told.size >= most) told.clear()
    told.add(pair)
    tell(device, reason)
  }
}

/** Tells why this side ended the pipe. */
function noted(pipe: Pipe, tell: (reason: string) => void): Pipe {
  return {
    send: (frame) => pipe.send(frame),
    drained: () => pipe.drained(),
    receive: (handlers) => pipe.receive(handlers),
    close(reason) {
      if (reason !== undefined) tell(reason)
      pipe.close(reason)
    },
  }
}

interface Pace {
  readonly bytesPerSecond: number
  readonly clock: Clock
  readonly ended: () => void
}

/** Takes frames at a pace: a second's worth at once, then as time allows. The sender feels that this side is slow. */
function slowed(pipe: Pipe, { bytesPerSecond, clock, ended }: Pace): Pipe {
  let allowance = bytesPerSecond
  let countedAt = clock.now()

  function wait(frame: Frame): Promise<void> | undefined {
    const now = clock.now()
    // A clock that was set back has not taken time away.
    const passed = Math.max(0, now - countedAt)
    allowance = Math.min(bytesPerSecond, allowance + (passed / 1000) * bytesPerSecond) - frame.length
    countedAt = now
    if (allowance >= 0) return undefined
    return new Promise((resolve) => void clock.after((-allowance / bytesPerSecond) * 1000, resolve))
  }

  return {
    send: (frame) => pipe.send(frame),
    drained: () => pipe.drained(),
    close: (reason) => pipe.close(reason),
    receive: ({ frame: take, closed }) =>
      pipe.receive({
        frame(frame) {
          const pause = wait(frame)
          const busy = take(frame)
          return pause === undefined ? busy : Promise.all([pause, busy]).then(() => undefined)
        },
        closed(reason) {
          ended()
          closed(reason)
        },
      }),
  }
}
