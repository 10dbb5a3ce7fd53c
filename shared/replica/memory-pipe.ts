import type { Frame, Pipe, PipeHandlers } from './pipe.ts'

/** Two ends of one pipe in memory whose frames move only when asked: tests own the order of events. */
export interface MemoryPipePair {
  readonly a: Pipe
  readonly b: Pipe
  /** Frames under way: towards `b` from `a`, and towards `a` from `b`. */
  waiting(): { readonly toA: number; readonly toB: number }
  /** Delivers the oldest frame in one direction; false when there was none. */
  deliver(towards: 'a' | 'b'): boolean
  /** Cuts the connection: frames under way are lost. */
  cut(reason: string): void
}

class MemoryEnd implements Pipe {
  readonly #outbox: Frame[]
  readonly #end: (reason: string) => void
  readonly #highWater: number
  #handlers: PipeHandlers | null = null
  #closedReason: string | null = null
  #early: Frame[] = []
  #drains: (() => void)[] = []

  constructor(outbox: Frame[], highWater: number, end: (reason: string) => void) {
    this.#outbox = outbox
    this.#highWater = highWater
    this.#end = end
  }

  send(frame: Frame): boolean {
    if (this.#closedReason !== null) return false
    this.#outbox.push(new Uint8Array(frame))
    return this.#outbox.length < this.#highWater
  }

  drained(): Promise<void> {
    if (this.#closedReason !== null || this.#outbox.length < this.#highWater) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drains.push(resolve)
    })
  }

  receive(handlers: PipeHandlers): void {
    this.#handlers = handlers
    for (const frame of this.#early.splice(0)) void handlers.frame(frame)
    if (this.#closedReason !== null) handlers.closed(this.#closedReason)
  }

  close(reason = 'Closed.'): void {
    this.#end(reason)
  }

  arrive(frame: Frame): void {
    if (this.#handlers === null) this.#early.push(frame)
    else void this.#handlers.frame(frame)
  }

  drain(): void {
    if (this.#outbox.length < this.#highWater) for (const resolve of this.#drains.splice(0)) resolve()
  }

  ended(reason: string): void {
    if (this.#closedReason !== null) return
    this.#closedReason = reason
    for (const resolve of this.#drains.splice(0)) resolve()
    this.#handlers?.closed(reason)
  }
}

/** Makes a pair that delivers by hand. `highWater` is how many frames may be under way before `send` says false. */
export function memoryPipe(highWater = 64): MemoryPipePair {
  const toB: Frame[] = []
  const toA: Frame[] = []
  const end = (reason: string) => {
    toA.length = 0
    toB.length = 0
    a.ended(reason)
    b.ended(reason)
  }
  const a = new MemoryEnd(toB, highWater, end)
  const b = new MemoryEnd(toA, highWater, end)
  return {
    a,
    b,
    waiting: () => ({ toA: toA.length, toB: toB.length }),
    deliver: (towards) => {
      const frame = (towards === 'a' ? toA : toB).shift()
      if (frame === undefined) return false
      const [from, to] = towards === 'a' ? [b, a] : [a, b]
      to.arrive(frame)
      from.drain()
      return true
    },
    cut: end,
  }
}
