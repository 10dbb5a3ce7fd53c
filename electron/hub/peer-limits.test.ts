import { expect, test } from 'vitest'
import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { livePipes } from '../../test/support/live-pipes.ts'
import { ManualClock } from '../../test/support/manual-clock.ts'
import { peerLimits } from './peer-limits.ts'

type Peer = Extract<FromNetwork, { type: 'peer' }>
const peer: Peer = { type: 'peer', connection: 1, device: 'ab', path: 'lan', place: null }

function limits(clock: ManualClock, refusal: () => string | null = () => null) {
  const log: string[] = []
  const guard = peerLimits({ peers: 2, bytesPerSecond: 1000, clock, refusal, log: (event) => log.push(event) })
  return { guard, log }
}

/** A pipe whose frames are handed over by the test, which sees how long each takes. */
function handPipe() {
  let take: (frame: Uint8Array) => void | Promise<void> = () => {}
  const pipe: Pipe = {
    send: () => true,
    drained: () => Promise.resolve(),
    receive: ({ frame }) => {
      take = frame
    },
    close: () => {},
  }
  return { pipe, frame: (length: number) => take(new Uint8Array(length)) }
}

test('[HB4] a clock that is set back holds up nobody', () => {
  const clock = new ManualClock()
  let now = clock.now()
  const setBack = { now: () => now, after: clock.after.bind(clock) }
  const { pipe, frame } = handPipe()
  peerLimits({ peers: 2, bytesPerSecond: 1000, clock: setBack, refusal: () => null, log: () => {} })(
    peer,
    pipe,
  ).receive({
    frame: () => {},
    closed: () => {},
  })
  expect(frame(500)).toBeUndefined()
  now -= 3_600_000
  expect(frame(500)).toBeUndefined()
})

test('[HB4] a peer that sends faster than it may is slowed down, by as much as it was too fast', async () => {
  const clock = new ManualClock()
  const { pipe, frame } = handPipe()
  const taken: number[] = []
  limits(clock)
    .guard(peer, pipe)
    .receive({ frame: ({ length }) => void taken.push(length), closed: () => {} })
  expect(frame(1000)).toBeUndefined()
  let passed = false
  const start = clock.now()
  void Promise.resolve(frame(500)).then(() => {
    passed = true
  })
  await Promise.resolve()
  expect(passed).toBe(false)
  expect(taken).toEqual([1000, 500])
  expect(clock.step()).toBe(true)
  expect(clock.now() - start).toBe(500)
})

test('[HB4] peers beyond the number are refused, until one has gone', async () => {
  const { guard, log } = limits(new ManualClock())
  const ends = [livePipes(), livePipes(), livePipes(), livePipes()]
  const reasons: string[] = []
  const open = (at: number) => {
    const [mine] = ends[at] ?? livePipes()
    guard(peer, mine).receive({ frame: () => {}, closed: (reason) => void reasons.push(reason) })
    return mine
  }
  const first = open(0)
  open(1)
  open(2)
  await Promise.resolve()
  expect(reasons).toEqual(['The hub has as many connections as it may (--max-peers 2).'])
  expect(log).toEqual(['peer-refused'])
  first.close('gone')
  open(3)
  await Promise.resolve()
  expect(log).toEqual(['peer-refused'])
})

test('[HB4] nobody is let in while memory is short', async () => {
  const { guard, log } = limits(new ManualClock(), () => 'Too little memory.')
  let closed = ''
  guard(peer, livePipes()[0]).receive({
    frame: () => {},
    closed: (reason) => {
      closed = reason
    },
  })
  await Promise.resolve()
  expect(closed).toBe('Too little memory.')
  expect(log).toEqual(['peer-refused'])
})
