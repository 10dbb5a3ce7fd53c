import { describe, expect, it } from 'vitest'
import { encodeMessage, type Message } from '../../shared/replica/frames.ts'
import { memoryPipe } from '../../shared/replica/memory-pipe.ts'
import { cutMessage, MessageJoiner, maxFrameBytes } from '../../shared/replica/parts.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import { messagesIn } from '../support/messages-in.ts'
import { breathe, ReplicaMesh } from '../support/replica-mesh.ts'
import { costOf } from './cost.ts'

/** What one attack may cost: a fraction of a second of one core, and memory that one session may hold anyway. */
const mostCpuMs = 3_000
const mostHeldMiB = 48

const gigabyte = 1024 ** 3

interface Attacker {
  readonly pipe: Pipe
  /** Why the session ended; null while it goes on. */
  ended(): string | null
  /** How many ends were told: an attack is noted once. */
  ends(): number
  /** Hands frames over, as fast as they are sent. */
  deliver(): void
  /** Bytes that wait for the attacker, who takes nothing. */
  waiting(): number
}

/** An admitted peer that introduces itself well, and then does as it likes. */
async function attackerOf(victim: Replica): Promise<Attacker> {
  const pipe = memoryPipe(64)
  const reasons: string[] = []
  const send = pipe.b.send.bind(pipe.b)
  let waiting = 0
  let takes = true
  pipe.b.send = (frame) => {
    if (!takes) waiting += frame.length + 100
    return send(frame)
  }
  victim.connect(pipe.b, { onClosed: (reason) => reasons.push(reason) })
  const hello = await helloOf(pipe)
  for (const frame of cutMessage(encodeMessage({ ...hello, nonce: '00000000', root: 'ab'.repeat(16) })))
    pipe.a.send(frame)
  while (pipe.deliver('b'));
  await breathe()
  takes = false
  return {
    pipe: pipe.a,
    ended: () => reasons[0] ?? null,
    ends: () => reasons.length,
    deliver: () => {
      while (pipe.deliver('b'));
    },
    waiting: () => waiting,
  }
}

async function helloOf(pipe: ReturnType<typeof memoryPipe>): Promise<Extract<Message, { kind: 'hello' }>> {
  const joiner = new MessageJoiner()
  const heard: Message[] = []
  pipe.a.receive({
    frame: (frame) => {
      for (const message of messagesIn(joiner, frame)) if (message.kind === 'hello') heard.push(message)
    },
    closed: () => {},
  })
  await breathe()
  while (pipe.deliver('a'));
  const [hello] = heard
  if (hello?.kind !== 'hello') throw new Error('A replica introduces itself first.')
  return hello
}

async function victimOf(seed: number) {
  const mesh = new ReplicaMesh(seed)
  const victim = mesh.replica()
  const id = mesh.random.docId(1_700_000_000_000)
  await victim.change(id, (doc) => doc.getText('text').insert(0, 'mine'))
  return { mesh, victim, id }
}

/** Sends until the session ends, or `count` times. Returns how much was taken before. */
async function flood(
  attacker: Attacker,
  count: number,
  frameAt: (at: number) => Uint8Array,
  pace = 500,
): Promise<number> {
  let bytes = 0
  for (let at = 0; at < count && attacker.ended() === null; at++) {
    const frame = frameAt(at)
    bytes += frame.length
    attacker.pipe.send(frame)
    attacker.deliver()
    if (at % pace === 0) await breathe(100)
  }
  await breathe()
  return bytes
}

/** The victim still works, and keeps no more than its own. */
async function expectWell(victim: Replica, id: string): Promise<void> {
  await victim.change(id, (doc) => doc.getText('text').insert(4, ' still'))
  expect(await victim.read(id, (doc) => doc.getText('text').toString())).toBe('mine still')
}

describe('a peer that sends a gigabyte', () => {
  it('[FR1] in one frame after the other that is too long is cut off at the first', async () => {
    const { victim, id } = await victimOf(1)
    const attacker = await attackerOf(victim)
    const frame = new Uint8Array(4 * 1024 * 1024)
    const cost = await costOf(async () => {
      expect(await flood(attacker, gigabyte / frame.length, () => frame)).toBe(frame.length)
    })
    expect(attacker.ended()).toContain('A frame has a bad length')
    expect(attacker.ends()).toBe(1)
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
    await expectWell(victim, id)
  })

  it('[FR2] as a message without an end is cut off after the longest message', async () => {
    const { victim, id } = await victimOf(2)
    const attacker = await attackerOf(victim)
    const frame = new Uint8Array(maxFrameBytes).fill(1)
    const cost = await costOf(async () => {
      expect(await flood(attacker, gigabyte / frame.length, () => frame)).toBeLessThan(17 * 1024 * 1024)
    })
    expect(attacker.ended()).toContain('A message is too long')
    expect(attacker.ends()).toBe(1)
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
    await expectWell(victim, id)
  })
})

describe('a peer that sends a million tiny frames', () => {
  const million = 1_000_000

  it('[FR2] of one message is cut off after as many as an honest one has', async () => {
    const { victim, id } = await victimOf(3)
    const attacker = await attackerOf(victim)
    const cost = await costOf(async () => {
      expect(await flood(attacker, million, () => new Uint8Array([1, 5]))).toBeLessThan(1_000)
    })
    expect(attacker.ended()).toContain('too many frames')
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
    await expectWell(victim, id)
  })

  it('[FR4] that mean nothing costs a little time and no memory', async () => {
    const { victim, id } = await victimOf(4)
    const attacker = await attackerOf(victim)
    const cost = await costOf(async () => {
      await flood(attacker, million, () => new Uint8Array([0, 99, 7]))
    })
    expect(attacker.ended()).toBeNull()
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
    await expectWell(victim, id)
  })

  it('[AK6] that each want an answer, and takes none, is cut off', async () => {
    const { victim, id } = await victimOf(5)
    const attacker = await attackerOf(victim)
    const [check = new Uint8Array()] = cutMessage(encodeMessage({ kind: 'check', root: 'cd'.repeat(16) }))
    const cost = await costOf(async () => {
      await flood(attacker, million, () => check, 20)
    })
    expect(attacker.ended()).toContain('asks for more than it takes')
    expect(attacker.waiting()).toBeLessThan(8 * 1024 * 1024)
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    await expectWell(victim, id)
  })
})

describe('a peer whose digest is never that of anything', () => {
  it('[LV5] costs ever less: a round a minute, of a few bytes', async () => {
    const { mesh, victim, id } = await victimOf(6)
    const pipe = memoryPipe(1000)
    const joiner = new MessageJoiner()
    const said = new Map<string, number>()
    let bytes = 0
    const answer = (message: Message) => {
      for (const frame of cutMessage(encodeMessage(message))) pipe.a.send(frame)
    }
    let bogus = 0
    const nextRoot = () => (++bogus).toString(16).padStart(32, '0')
    victim.connect(pipe.b)
    pipe.a.receive({
      frame: (frame) => {
        bytes += frame.length
        for (const message of messagesIn(joiner, frame)) {
          said.set(message.kind, (said.get(message.kind) ?? 0) + 1)
          if (message.kind === 'hello') answer({ ...message, nonce: 'ffffffff', root: nextRoot() })
          if (message.kind === 'check') answer({ kind: 'checked', root: nextRoot() })
          if (message.kind === 'ask') answer({ kind: 'reply', ranges: [] })
        }
      },
      closed: () => {},
    })
    const settle = async () => {
      for (let moved = true; moved; ) {
        await breathe(30)
        moved = pipe.deliver('a')
        moved = pipe.deliver('b') || moved
      }
    }
    const cost = await costOf(async () => {
      for (let second = 0; second < 6 * 3600; second++) {
        mesh.clock.advance(1000)
        await settle()
      }
    })
    expect(said.get('ask')).toBeGreaterThan(10)
    expect(said.get('ask')).toBeLessThan(6 * 60 + 20)
    expect(bytes).toBeLessThan(100_000)
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
    await expectWell(victim, id)
  })
})
