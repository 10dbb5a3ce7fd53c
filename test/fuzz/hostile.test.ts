import { describe, expect, it } from 'vitest'
import { decodeMessage, encodeMessage, type Message } from '../../shared/replica/frames.ts'
import { memoryPipe } from '../../shared/replica/memory-pipe.ts'
import { cutMessage, MessageJoiner, maxFrameBytes, maxMessageBytes } from '../../shared/replica/parts.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import { heapInUse } from '../support/heap.ts'
import { breathe, ReplicaMesh } from '../support/replica-mesh.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const count = Number(process.env.PLACARD_FUZZ_FRAMES ?? 3000)
const seed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)
/** What 200 hostile frames may leave in a replica's memory, and what may grow from one replica to the next, in bytes. */
const mostHeld = 32 * 1024 * 1024
const postId = '018f0000-0000-7000-8000-000000000001'

/** Records the frames of an honest conversation, to be bent. */
async function honestFrames(): Promise<Uint8Array[]> {
  const mesh = new ReplicaMesh(7)
  const [a, b] = [mesh.replica(), mesh.replica()]
  for (let index = 0; index < 60; index++) {
    const id = mesh.random.docId(1_700_000_000_000 + index)
    await (index % 3 ? a : b).change(id, (doc) => doc.getText('text').insert(0, `post ${index}`))
    if (index % 5 === 0) await b.change(id, (doc) => doc.getMap('post').set('status', index))
  }
  const frames: Uint8Array[] = []
  const { pipe } = mesh.link(a, b)
  const send = pipe.a.send.bind(pipe.a)
  pipe.a.send = (frame) => {
    frames.push(frame.slice())
    return send(frame)
  }
  await mesh.settle()
  await a.close()
  await b.close()
  return frames
}

/** One hostile frame: made up, bent, cut, stretched, replayed or from another version. */
function hostileFrame(random: SeededRandom, honest: readonly Uint8Array[]): Uint8Array {
  const frame = random.pick(honest).slice()
  switch (random.below(6)) {
    case 0:
      return random.bytes(random.below(200))
    case 1:
      return Uint8Array.from([0, 1 + random.below(10), ...random.bytes(random.below(200))])
    case 2:
      return frame.subarray(0, random.below(frame.length))
    case 3:
      return Uint8Array.from([...frame, ...random.bytes(random.below(50))])
    case 4:
      for (let times = 1 + random.below(4); times > 0; times--)
        frame[1 + random.below(frame.length - 1)] = random.below(256)
      return frame
    default:
      return frame
  }
}

/** Sends one run of frames after an honest hello, as a peer who is admitted and hostile. */
async function attack(replica: Replica, hello: Uint8Array, frames: readonly Uint8Array[]): Promise<string | null> {
  const pipe = memoryPipe(1024)
  let reason: string | null = null
  replica.connect(pipe.b, {
    onClosed: (said) => {
      reason = said
    },
  })
  for (const frame of [hello, ...frames]) {
    pipe.a.send(frame)
    pipe.deliver('b')
    await breathe(20)
    while (pipe.deliver('a'));
  }
  await breathe()
  pipe.cut('Done.')
  return reason
}

describe(`${count} hostile frames from seed ${seed}`, () => {
  it('[FR3] are read or refused, and nothing is thrown', () => {
    const random = new SeededRandom(seed)
    const message: Message = { kind: 'update', seq: 1, id: postId, update: Uint8Array.from([0, 0]) }
    const joiner = new MessageJoiner()
    for (let index = 0; index < count; index++) {
      const bytes = random.chance(0.5)
        ? random.bytes(random.below(100))
        : encodeMessage(message).map((byte) => (random.chance(0.1) ? random.below(256) : byte))
      expect(typeof decodeMessage(bytes).kind).toBe('string')
      expect(typeof joiner.add(bytes).kind).toBe('string')
    }
  })

  it('[FR3] [EX4] end the session or leave it be, the replica goes on working, and memory stays bounded', {
    timeout: 60_000 + count * 20,
  }, async () => {
    const random = new SeededRandom(seed)
    const honest = await honestFrames()
    const [hello] = honest
    if (hello === undefined) throw new Error('There is a hello.')
    const reasons = new Map<string | null, number>()
    const before = heapInUse()
    for (let done = 0; done < count; ) {
      const mesh = new ReplicaMesh(seed + done)
      const victim = mesh.replica()
      await victim.change(postId, (doc) => doc.getText('text').insert(0, 'mine'))
      for (let run = 0; run < 10; run++) {
        const frames = Array.from({ length: 20 }, () => hostileFrame(random, honest))
        const reason = await attack(victim, hello, frames)
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
        done += frames.length
      }
      expect(heapInUse() - before, `held after ${done} frames`).toBeLessThan(mostHeld)
      await victim.change(postId, (doc) => doc.getText('text').insert(4, ' still'))
      expect(await victim.read(postId, (doc) => doc.getText('text').toString()), `after ${done} frames`).toBe(
        'mine still',
      )
      const friend = mesh.replica()
      mesh.link(victim, friend)
      await mesh.settle()
      expect(await friend.root(), `after ${done} frames`).toBe(await victim.root())
      await victim.close()
      await friend.close()
    }
    // The attack must have reached more than the front door.
    expect(reasons.size).toBeGreaterThan(4)
  })

  it('[FR1] [FR2] are never kept beyond the longest message', () => {
    const joiner = new MessageJoiner()
    const frame = new Uint8Array(maxFrameBytes).fill(7)
    frame[0] = 1
    let added = 0
    while (joiner.add(frame).kind === 'more') added += frame.length
    expect(added).toBeLessThanOrEqual(maxMessageBytes + maxFrameBytes)
    expect(new MessageJoiner().add(new Uint8Array(maxFrameBytes + 1)).kind).toBe('malformed')
  })

  it('[FR2] a message that is cut comes back as it was', () => {
    const random = new SeededRandom(seed)
    for (const length of [1, 2, maxFrameBytes - 1, maxFrameBytes, 3 * maxFrameBytes + 17]) {
      const message = new Uint8Array(length).map(() => random.below(256))
      const joiner = new MessageJoiner()
      const joined = [...cutMessage(message)].map((frame) => joiner.add(frame)).at(-1)
      const back = joined?.kind === 'messages' ? joined.messages[0] : undefined
      expect(back?.every((byte, index) => byte === message[index])).toBe(true)
    }
  })
})
