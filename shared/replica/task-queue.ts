import type { Message } from './frames.ts'
import type { DocId } from './store.ts'

/** Something to be sent when its turn comes; bytes of documents are made only then, so that a long queue stays small. */
export type Task =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'live'; readonly id: DocId; readonly update: Uint8Array }
  | { readonly kind: 'whole'; readonly id: DocId }
  | { readonly kind: 'diff'; readonly id: DocId; readonly vector: Uint8Array; readonly wantsBack: boolean }
  | { readonly kind: 'state'; readonly id: DocId; readonly wantsBack: boolean }

/** What a task costs in memory beside its bytes. */
const taskBytes = 100
/** What the name of a blob costs, and a hash or range of a comparison. */
const nameBytes = 200
const hashBytes = 50

/** True for what carries content, and so waits for a confirmation. */
export const isChange = ({ kind }: Task): boolean => kind === 'live' || kind === 'whole' || kind === 'diff'

/** What waits to be sent to one peer, in the order in which it came [EX2]. */
export class TaskQueue {
  #ordered: Task[] = []
  #next = 0
  #changes = 0
  #liveBytes = 0
  #bytes = 0

  get isEmpty(): boolean {
    return this.#next === this.#ordered.length
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
    this.#ordered.push(task)
  }

  /** Takes the next task out; undefined if none waits. */
  take(): Task | undefined {
    const task = this.#ordered[this.#next]
    if (task === undefined) return undefined
    this.#next += 1
    if (this.#next > 1024 || this.#next === this.#ordered.length) {
      this.#ordered = this.#ordered.slice(this.#next)
      this.#next = 0
    }
    this.#count(task, -1)
    return task
  }

  /** The documents that the next tasks need, of so many tasks. */
  upcoming(count: number): readonly DocId[] {
    const next = this.#ordered.slice(this.#next, this.#next + count)
    return next.flatMap((task) => (task.kind === 'message' || task.kind === 'live' ? [] : task.id))
  }

  clear(): void {
    while (this.take() !== undefined);
  }

  #count(task: Task, sign: 1 | -1): void {
    if (isChange(task)) this.#changes += sign
    if (task.kind === 'live') this.#liveBytes += sign * task.update.length
    this.#bytes += sign * (taskBytes + bytesOf(task))
  }
}

function bytesOf(task: Task): number {
  if (task.kind === 'live') return task.update.length
  if (task.kind === 'message') return namesIn(task.message) * nameBytes + hashesIn(task.message) * hashBytes
  return task.kind === 'diff' ? task.vector.length : 0
}

function namesIn(message: Message): number {
  if (message.kind === 'held') return message.holdings.length
  return message.kind === 'which' || message.kind === 'keep' || message.kind === 'kept' ? message.hashes.length : 0
}

/** Ranges count as three hashes. */
const hashesIn = (message: Message): number =>
  message.kind === 'ask' || message.kind === 'reply'
    ? message.ranges.reduce((sum, range) => sum + 3 + ('hashes' in range ? range.hashes.length : 0), 0)
    : 0
