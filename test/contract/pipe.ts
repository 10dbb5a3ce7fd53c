import { afterEach, describe, expect, it } from 'vitest'
import { maxFrameBytes } from '../../shared/replica/parts.ts'
import type { Frame, Pipe } from '../../shared/replica/pipe.ts'

/** Two connected ends, and how to clean up after them. */
export interface PipeEnds {
  readonly a: Pipe
  readonly b: Pipe
  dispose(): Promise<void> | void
}

/** Everything that one end receives, and promises for it. */
class Receiver {
  readonly frames: Frame[] = []
  readonly reasons: string[] = []
  #waiters: { readonly count: number; readonly resolve: () => void }[] = []
  #ended: () => void = () => {}
  readonly ended = new Promise<void>((resolve) => {
    this.#ended = resolve
  })

  constructor(pipe: Pipe) {
    pipe.receive({
      frame: (frame) => {
        this.frames.push(frame)
        for (const { count, resolve } of this.#waiters) if (this.frames.length >= count) resolve()
      },
      closed: (reason) => {
        this.reasons.push(reason)
        this.#ended()
      },
    })
  }

  count(count: number): Promise<void> {
    if (this.frames.length >= count) return Promise.resolve()
    return new Promise((resolve) => {
      this.#waiters.push({ count, resolve })
    })
  }
}

const frameOf = (...bytes: number[]): Frame => Uint8Array.from(bytes)

/** What every pipe must do (SPEC.md, PI). Call it in a test file of the implementation. */
export function testPipe(name: string, make: () => Promise<PipeEnds>): void {
  describe(`${name} as a pipe`, () => {
    const made: PipeEnds[] = []
    const open = async () => {
      const ends = await make()
      made.push(ends)
      return ends
    }
    afterEach(async () => {
      for (const ends of made.splice(0)) await ends.dispose()
    })

    it('[PI1] carries frames both ways, in order and unchanged', async () => {
      const { a, b } = await open()
      const [atA, atB] = [new Receiver(a), new Receiver(b)]
      for (let index = 0; index < 200; index++) a.send(frameOf(index, index >> 1, 255))
      b.send(frameOf(7))
      await Promise.all([atB.count(200), atA.count(1)])
      expect(atB.frames.map((frame) => [...frame])).toEqual(
        Array.from({ length: 200 }, (_, index) => [index, index >> 1, 255]),
      )
      expect([...(atA.frames[0] ?? [])]).toEqual([7])
    })

    it('[PI2] keeps frames that come before the receiver', async () => {
      const { a, b } = await open()
      const atA = new Receiver(a)
      a.send(frameOf(1))
      a.send(frameOf(2))
      b.send(frameOf(3))
      await atA.count(1)
      const atB = new Receiver(b)
      await atB.count(2)
      expect(atB.frames.map((frame) => frame[0])).toEqual([1, 2])
    })

    it('[PI3] carries a frame of the greatest length', async () => {
      const { a, b } = await open()
      const atB = new Receiver(b)
      new Receiver(a)
      const frame = new Uint8Array(maxFrameBytes).map((_, index) => index % 251)
      a.send(frame)
      await atB.count(1)
      expect(atB.frames[0]?.length).toBe(maxFrameBytes)
      expect(atB.frames[0]?.every((byte, index) => byte === index % 251)).toBe(true)
    })

    it('[PI4] carries only the bytes of a view, as they were when they were sent, whatever becomes of the memory', async () => {
      const { a, b } = await open()
      const atB = new Receiver(b)
      new Receiver(a)
      const whole = frameOf(1, 2, 3, 4, 5)
      a.send(whole.subarray(1, 3))
      a.send(whole)
      whole.fill(9)
      await atB.count(2)
      expect(atB.frames.map((frame) => [...frame])).toEqual([
        [2, 3],
        [1, 2, 3, 4, 5],
      ])
      expect(atB.frames.map(({ buffer }) => buffer.byteLength)).toEqual([2, 5])
    })

    it('[PI5] says when the other side is slow, and when there is room again', async () => {
      const { a, b } = await open()
      new Receiver(a)
      let sent = 0
      while (a.send(new Uint8Array(64 * 1024))) {
        sent += 1
        if (sent > 4096) throw new Error('It took 256 MiB without a word.')
      }
      const atB = new Receiver(b)
      await a.drained()
      await atB.count(sent + 1)
      expect(atB.frames).toHaveLength(sent + 1)
    })

    it('[PI6] tells both sides of the end, once', async () => {
      const { a, b } = await open()
      const [atA, atB] = [new Receiver(a), new Receiver(b)]
      a.close('Enough.')
      a.close('Again.')
      await Promise.all([atA.ended, atB.ended])
      b.close('Too late.')
      expect([atA.reasons.length, atB.reasons.length]).toEqual([1, 1])
      expect(atA.reasons[0]).toBe('Enough.')
    })

    it('[PI7] drops what is sent after the end, and holds nobody up', async () => {
      const { a, b } = await open()
      const [atA, atB] = [new Receiver(a), new Receiver(b)]
      b.close('Over.')
      await Promise.all([atA.ended, atB.ended])
      expect(a.send(frameOf(1))).toBe(false)
      b.send(frameOf(2))
      await Promise.all([a.drained(), b.drained()])
      expect([atA.frames.length, atB.frames.length]).toEqual([0, 0])
    })

    it('[PI7] lets go of who waits for room when it ends', async () => {
      const { a, b } = await open()
      const atA = new Receiver(a)
      while (a.send(new Uint8Array(64 * 1024)));
      const drained = a.drained()
      b.close('Over.')
      await drained
      expect(atA.reasons.length).toBeLessThanOrEqual(1)
    })
  })
}
