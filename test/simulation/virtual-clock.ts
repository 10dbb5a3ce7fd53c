import type { Clock } from '../../shared/replica/clock.ts'

interface Event {
  readonly at: number
  readonly order: number
  readonly owner: string
  readonly task: () => void
}

const soonerFirst = (a: Event, b: Event) => a.at - b.at || a.order - b.order

/** Time that passes only from one event to the next, however long each takes here. Events are told apart by their owner. */
export class VirtualClock {
  #heap: Event[] = []
  #order = 0
  #now = Date.UTC(2026, 0, 1)
  /** Milliseconds of this computer's own time that each owner's events took. */
  readonly spent = new Map<string, number>()

  get now(): number {
    return this.#now
  }

  /** The clock as one owner sees it. */
  of(owner: string): Clock {
    return { now: () => this.#now, after: (ms, task) => this.after(owner, ms, task) }
  }

  after(owner: string, ms: number, task: () => void): () => void {
    let isOff = false
    this.#push({ at: this.#now + ms, order: ++this.#order, owner, task: () => isOff || task() })
    return () => {
      isOff = true
    }
  }

  /** Lets events happen, one by one with all that follows from each, until `isEnough` or until `until`. */
  async run(until: number, isEnough: () => boolean = () => false): Promise<void> {
    await settled()
    while (!isEnough()) {
      const next = this.#heap[0]
      if (next === undefined || next.at > until) {
        this.#now = Math.max(this.#now, until)
        return
      }
      this.#pop()
      this.#now = next.at
      const started = performance.now()
      next.task()
      await settled()
      this.spent.set(next.owner, (this.spent.get(next.owner) ?? 0) + performance.now() - started)
    }
  }

  #push(event: Event): void {
    const heap = this.#heap
    let at = heap.push(event) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (soonerFirst(heap[parent] as Event, event) <= 0) break
      heap[at] = heap[parent] as Event
      at = parent
    }
    heap[at] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && soonerFirst(heap[child + 1] as Event, heap[child] as Event) < 0) child += 1
      if (soonerFirst(last, heap[child] as Event) <= 0) break
      heap[at] = heap[child] as Event
      at = child
    }
    heap[at] = last
  }
}

/** Everything that promises alone can do has been done. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })
