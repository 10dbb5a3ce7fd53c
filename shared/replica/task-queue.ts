import type { Message } from './frames.ts'
import type { DocId } from './store.ts'

/** Something to be sent when its turn comes; bytes of documents are made only then, so that a long queue stays small. */
export type Task =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'live'; readonly id: DocId; readonly update: Uint8Array }
  | { readonly kind: 'whole'; readonly id: DocId }
  | { readonly kind: 'diff'; readonly id: DocId; readonly vector: Uint8Array }
  | { readonly kind: 'state'; readonly id: DocId; readonly wantsBack: boolean }

/** What a task costs in memory beside its bytes. */
const taskBytes = 100

/** True for what carries content, and so waits for a confirmation. */
export const isChange = ({ kind }: Task): boolean => kind === 'live' || kind === 'whole' || kind === 'diff'

/** What waits to be sent to one peer: live changes first [EX2], the rest in the order in which it came. */
export class TaskQueue {
  readonly #live: Task[] = []
  #ordered: Task[] = []
  #next = 0
  /** How many tasks in order are about a document: a live change does not overtake them. */
  readonly #about = new Map<DocId, number>()
  #changes = 0
  #liveBytes = 0
  #bytes = 0

  get isEmpty(): boolean {
    return this.#live.length === 0 && this.#next === this.#ordered.length
  }

  /** True if what `take` gives next is a live change that overtakes the rest. */
  get isUrgent(): boolean {
    return this.#live.length > 0
  }

  /** Waiting tasks that carry content. */
  get changes(): number {
    return this.#changes
  }

  /** Bytes of waiting live updates. */
  get liveBytes(): number {
    return this.#liveBytes
  }

  /** About how much memory the queue holds. */
  get bytes(): number {
    return this.#bytes
  }

  add(task: Task): void {
    this.#count(task, 1)
    if (task.kind === 'live' && !this.#about.has(task.id)) {
      this.#live.push(task)
      return
    }
    this.#ordered.push(task)
    if (task.kind !== 'message') this.#about.set(task.id, (this.#about.get(task.id) ?? 0) + 1)
  }

  /** Takes the next task out; undefined if none waits. */
  take(): Task | undefined {
    const task = this.#live.shift() ?? this.#takeOrdered()
    if (task !== undefined) this.#count(task, -1)
    return task
  }

  clear(): void {
    while (this.take() !== undefined);
  }

  #takeOrdered(): Task | undefined {
    const task = this.#ordered[this.#next]
    if (task === undefined) return undefined
    this.#next += 1
    if (this.#next > 1024 || this.#next === this.#ordered.length) {
      this.#ordered = this.#ordered.slice(this.#next)
      this.#next = 0
    }
    if (task.kind !== 'message') this.#leave(task.id)
    return task
  }

  #leave(id: DocId): void {
    const left = (this.#about.get(id) ?? 0) - 1
    if (left > 0) this.#about.set(id, left)
    else this.#about.delete(id)
  }

  #count(task: Task, sign: 1 | -1): void {
    if (isChange(task)) this.#changes += sign
    if (task.kind === 'live') this.#liveBytes += sign * task.update.length
    this.#bytes += sign * (taskBytes + bytesOf(task))
  }
}

function bytesOf(task: Task): number {
  if (task.kind === 'live') return task.update.length
  return task.kind === 'diff' ? task.vector.length : 0
}
