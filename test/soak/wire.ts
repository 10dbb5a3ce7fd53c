import type { Frame, Pipe, PipeHandlers } from '../../shared/replica/pipe.ts'

/** Frames under way in one direction before `send` says that the other side is slow. */
const highWater = 64
/** Frames delivered in one turn of the event loop: others get theirs in between. */
const perTurn = 16

/** A line between two replicas in this process, which can be cut. */
export interface Wire {
  readonly ends: readonly [Pipe, Pipe]
  readonly bytes: () => number
  cut(): void
}

class End implements Pipe {
  other: End | null = null
  bytes = 0
  #handlers: PipeHandlers | null = null
  #incoming: Frame[] = []
  #isDue = false
  #closed: string | null = null
  #drains: (() => void)[] = []

  send(frame: Frame): boolean {
    if (this.#closed !== null || this.other === null) return false
    this.bytes += frame.length
    this.other.arrive(frame.slice())
    return this.other.waiting < highWater
  }

  get waiting(): number {
    return this.#incoming.length
  }

  drained(): Promise<void> {
    if (this.#closed !== null || (this.other?.waiting ?? 0) < highWater) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drains.push(resolve)
    })
  }

  receive(handlers: PipeHandlers): void {
    this.#handlers = handlers
    this.#plan()
  }

  close(reason = 'Closed.'): void {
    this.other?.end(reason)
    this.end(reason)
  }

  arrive(frame: Frame): void {
    this.#incoming.push(frame)
    this.#plan()
  }

  end(reason: string): void {
    if (this.#closed !== null) return
    this.#closed = reason
    this.#incoming = []
    this.letGo()
    this.#handlers?.closed(reason)
  }

  letGo(): void {
    for (const resolve of this.#drains.splice(0)) resolve()
  }

  #plan(): void {
    if (this.#isDue || this.#handlers === null || this.#incoming.length === 0) return
    this.#isDue = true
    setImmediate(() => this.#deliver())
  }

  #deliver(): void {
    this.#isDue = false
    for (const frame of this.#incoming.splice(0, perTurn)) {
      if (this.#closed === null) void this.#handlers?.frame(frame)
    }
    if (this.waiting < highWater) this.other?.letGo()
    this.#plan()
  }
}

/** A new line. */
export function wire(): Wire {
  const [a, b] = [new End(), new End()]
  a.other = b
  b.other = a
  return { ends: [a, b], bytes: () => a.bytes + b.bytes, cut: () => a.close('The line was cut.') }
}
