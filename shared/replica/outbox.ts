import { type DocView, viewOf } from './doc-view.ts'
import type { Documents, LoadedDoc } from './documents.ts'
import type { Message } from './frames.ts'
import type { HeldBack } from './held-back.ts'
import { Outlet } from './outlet.ts'
import { maxMessageBytes } from './parts.ts'
import type { Pipe } from './pipe.ts'
import { hasStructs, isNothing, isSendable } from './sendable.ts'
import type { DocId } from './store.ts'
import { isChange, type Task, TaskQueue } from './task-queue.ts'

/** Updates that may be under way without a confirmation [AK4]. */
const windowBytes = 4 * 1024 * 1024
const windowUpdates = 1024
/** A peer that makes more than this wait, by asking and not taking, is cut off [AK6]. */
const mostQueuedBytes = 4 * maxMessageBytes
/** The same for short answers that go ahead of the queue, while the peer does not take what it was sent [AK6]. */
const mostUntakenBytes = 4 * 1024 * 1024
/** Live updates that may queue before they are replaced by an offer of the document's state [LV4]. */
const liveBytes = 1024 * 1024

/** So many tasks ahead logs are brought into memory together. */
const readAhead = 64

/** The part of a replica that an outbox needs. */
export interface OutboxSource {
  view: Documents['view']
  acquire(id: DocId): Promise<LoadedDoc>
  release: Documents['release']
  warm: Documents['warm']
}

/** Makes the next of what may be sent while nothing else waits; null when there is none [BL6]. */
type Spare = () => Promise<Message | null> | null

type DiffTask = Extract<Task, { kind: 'diff' }>
/** What is made of a document. */
type DocTask = Extract<Task, { kind: 'whole' | 'diff' | 'state' }>

/** A message that is ready, or on its way from a document; null in it if there turned out to be nothing to say. */
type Made = { readonly message: Message | null } | Promise<Message | null>

/** Why a session ends whose peer asks for far more than it takes, in words for people [AK6]. */
export const greed = 'The other side asks for more than it takes.'

/** Sends to one peer in order, no faster than the peer takes it, and knows what the peer has not confirmed. */
export class Outbox {
  /** What is made waits in it for what comes next, to share a frame; nothing does while the pump rests. */
  readonly #outlet: Outlet
  readonly #source: OutboxSource
  readonly #onChange: () => void
  readonly #spare: Spare
  readonly #heldBack: HeldBack
  readonly #onFailure: () => void
  readonly #tasks = new TaskQueue()
  #seq = 0
  #unacked: { readonly seq: number; readonly bytes: number }[] = []
  #unackedBytes = 0
  /** 1 while the change that was taken from the queue is being encoded: it counts as unconfirmed all the while. */
  #inHand = 0
  readonly #awaited = new Set<DocId>()
  /** So many of the next tasks have their logs read already. */
  #warmed = 0
  /** True while a task that was taken from the queue is made into a message and sent. */
  #isMaking = false
  #pumping = false
  #isDue = false
  #closed = false

  /** `onFailure` is called if the store does not give what is to be sent: nothing further is sent then. */
  constructor(
    pipe: Pipe,
    source: OutboxSource,
    onChange: () => void,
    spare: Spare,
    heldBack: HeldBack,
    onFailure: () => void,
  ) {
    this.#outlet = new Outlet(pipe)
    this.#source = source
    this.#onChange = onChange
    this.#spare = spare
    this.#heldBack = heldBack
    this.#onFailure = onFailure
  }

  /** Changes that the peer has not confirmed, as far as is known. */
  get unconfirmed(): number {
    return this.#tasks.changes + this.#inHand + this.#unacked.length + this.#awaited.size
  }

  /** True when nothing waits to be sent, confirmed or answered. */
  get isIdle(): boolean {
    return this.#tasks.isEmpty && !this.#isMaking && this.#unacked.length === 0 && this.#awaited.size === 0
  }

  /** True when the peer has asked for far more than it takes. */
  get isOverfull(): boolean {
    return this.#tasks.bytes > mostQueuedBytes || this.#outlet.untaken > mostUntakenBytes
  }

  /** Sends a short message at once, ahead of the queue. */
  sendNow(message: Message): void {
    if (!this.#closed) this.#outlet.sendNow(message)
  }

  /** Sends what may be lost (presence): at once, or not at all while the peer is slow and enough waits for it. */
  sendOrDrop(message: Message): void {
    if (!this.#closed) this.#outlet.sendOrDrop(message)
  }

  /** Says that there is something to be sent while nothing else waits. */
  wake(): void {
    this.#startPump()
  }

  /** Sends in turn. */
  queueMessage(message: Message): void {
    this.#add({ kind: 'message', message })
  }

  queueLive(id: DocId, update: Uint8Array): void {
    if (this.#tasks.liveBytes + update.length > liveBytes) this.offer(id)
    else this.#add({ kind: 'live', id, update })
  }

  /** Sends the whole document. */
  queueWhole(id: DocId): void {
    this.#add({ kind: 'whole', id })
  }

  /** Sends what a peer with this state vector lacks, then, if asked to, the own state vector. */
  queueDiff(id: DocId, vector: Uint8Array, wantsBack: boolean): void {
    this.#add({ kind: 'diff', id, vector, wantsBack })
  }

  /** Sends the own state vector and asks for the other side's, so that both get what they lack. */
  offer(id: DocId): void {
    if (this.#awaited.has(id)) return
    this.#awaited.add(id)
    this.#add({ kind: 'state', id, wantsBack: true })
  }

  /** Notes that the peer answered an offer. */
  answered(id: DocId): void {
    if (this.#awaited.delete(id)) this.#onChange()
  }

  /** Notes that all updates up to `seq` are durable at the peer; false if it confirms what was never sent. */
  acknowledged(seq: number): boolean {
    if (seq > this.#seq) return false
    const kept = this.#unacked.findIndex((sent) => sent.seq > seq)
    const done = this.#unacked.splice(0, kept === -1 ? this.#unacked.length : kept)
    for (const { bytes } of done) this.#unackedBytes -= bytes
    this.#onChange()
    this.#startPump()
    return true
  }

  close(): void {
    this.#closed = true
    this.#tasks.clear()
  }

  #add(task: Task): void {
    if (this.#closed) return
    this.#tasks.add(task)
    this.#onChange()
    if (task.kind === 'live') this.#startPump()
    else this.#startSoon()
  }

  get #hasRoom(): boolean {
    return this.#unackedBytes < windowBytes && this.#unacked.length < windowUpdates
  }

  /** What one call queues is sent together. */
  #startSoon(): void {
    if (this.#isDue) return
    this.#isDue = true
    void Promise.resolve().then(() => {
      this.#isDue = false
      this.#startPump()
    })
  }

  /** Waits for nothing that it need not wait for: a key goes out in the very call in which it was written [LV6]. */
  #startPump(): void {
    if (this.#pumping) return
    this.#pumping = true
    this.#pump().catch(this.#onFailure)
  }

  async #pump(): Promise<void> {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const message = 'message' in next ? next.message : await next
      this.#inHand = 0
      if (message !== null && !this.#closed) this.#send(message)
      this.#isMaking = false
      if (!this.#hasNext) this.#outlet.ship()
      if (this.#outlet.isClogged) await this.#outlet.room()
    }
    this.#pumping = false
    this.#onChange()
  }

  get #hasNext(): boolean {
    return this.#hasRoom && !this.#tasks.isEmpty
  }

  #next(): Made | null {
    if (this.#closed) return null
    const task = this.#hasRoom ? this.#tasks.take() : undefined
    return task === undefined ? this.#spare() : this.#make(task)
  }

  #make(task: Task): Made {
    this.#isMaking = true
    if (task.kind === 'message') return task
    this.#inHand = isChange(task) ? 1 : 0
    if (task.kind === 'live') return { message: this.#change(task, task.update) }
    this.#warmed -= 1
    const view = this.#source.view(task.id)
    return view === null ? this.#fromStore(task) : { message: this.#tell(task, view) }
  }

  /** What is ready does not wait for what is not. */
  async #fromStore(task: DocTask): Promise<Message | null> {
    this.#outlet.ship()
    if (this.#warmed < 0) await this.#lookAhead(task.id)
    const view = this.#source.view(task.id)
    return view === null ? this.#fromDocument(task) : this.#tell(task, view)
  }

  async #fromDocument(task: DocTask): Promise<Message | null> {
    const loaded = await this.#source.acquire(task.id)
    try {
      return this.#tell(task, viewOf(loaded.doc))
    } finally {
      this.#source.release(loaded)
    }
  }

  #send(message: Message): void {
    if (message.kind === 'update') this.#track(message.seq, message.update.length)
    this.#outlet.add(message)
  }

  #tell(task: DocTask, view: DocView): Message | null {
    if (task.kind === 'state') {
      return { kind: 'state', id: task.id, wantsBack: task.wantsBack, vector: view.vector() }
    }
    return task.kind === 'whole' ? this.#change(task, view.whole()) : this.#answer(task, view)
  }

  #answer(task: DiffTask, view: DocView): Message | null {
    const update = view.since(task.vector)
    const change = this.#change(task, update)
    const isAnswered = change !== null && hasStructs(update) && view.holdsAll(task.vector)
    if (task.wantsBack && !isAnswered) this.#tasks.add({ kind: 'state', id: task.id, wantsBack: false })
    return change
  }

  #lookAhead(id: DocId): Promise<void> {
    const coming = this.#tasks.upcoming(readAhead)
    this.#warmed = coming.length
    return this.#source.warm([id, ...coming])
  }

  #change({ kind, id }: Extract<Task, { kind: 'live' | 'whole' | 'diff' }>, update: Uint8Array): Message | null {
    if (isNothing(update) || !isSendable(update)) return null
    if (this.#heldBack.applies) {
      this.#heldBack.note(id, kind === 'live' || (kind === 'diff' && hasStructs(update)))
      return null
    }
    this.#seq += 1
    return { kind: 'update', seq: this.#seq, id, update }
  }

  #track(seq: number, bytes: number): void {
    this.#unacked.push({ seq, bytes })
    this.#unackedBytes += bytes
  }
}
