import * as Y from 'yjs'
import type { Documents, LoadedDoc } from './documents.ts'
import { framesOf, type Message } from './frames.ts'
import { mostStructs } from './frugal-decoder.ts'
import type { HeldBack } from './held-back.ts'
import { maxMessageBytes } from './parts.ts'
import type { Pipe } from './pipe.ts'
import type { DocId } from './store.ts'
import { isChange, type Task, TaskQueue } from './task-queue.ts'
import { isWellFormedUpdate } from './well-formed.ts'

/** Updates that may be under way without a confirmation [AK4]. */
const windowBytes = 4 * 1024 * 1024
const windowUpdates = 1024
/** A peer that makes more than this wait, by asking and not taking, is cut off [AK6]. */
const mostQueuedBytes = 4 * maxMessageBytes
/** The same for short answers that go ahead of the queue, while the peer does not take what it was sent [AK6]. */
const mostUntakenBytes = 4 * 1024 * 1024
/** What a message on its way costs beside its bytes. */
const messageBytes = 100
/** Live updates that may queue before they are replaced by an offer of the document's state [LV4]. */
const liveBytes = 1024 * 1024

/** So many tasks ahead documents are brought into memory together. */
const readAhead = 64

/** So many bytes of presence may be added to what a slow peer has still to take. */
const mostSqueezed = 64 * 1024

/** A longer update fits in no message. */
const longestUpdate = maxMessageBytes - 64
/** A shorter one cannot have too many parts, of two bytes at least, or too many values. */
const surelyFit = 2 * mostStructs

/**
 * True if an update may be sent: else its document stays behind, and the session goes on with the others [EX6]. What
 * one author after the other has made too much of, the peer would hold against whoever sends it whole.
 */
const isSendable = (update: Uint8Array): boolean =>
  update.length <= surelyFit || (update.length <= longestUpdate && isWellFormedUpdate(update))

/** An update without structs and deletes (Yjs v1: two zero counts). */
const isNothing = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0

/** True if an update brings more than deletions (Yjs v1: the number of clients with structs comes first). */
const hasStructs = (update: Uint8Array): boolean => update[0] !== 0

/** The part of a replica that an outbox needs. */
export interface OutboxSource {
  acquire(id: DocId): Promise<LoadedDoc>
  release: Documents['release']
  warm: Documents['warm']
}

/** Makes the next of what may be sent while nothing else waits; null when there is none [BL6]. */
type Spare = () => Promise<Message | null> | null

/** A message that is ready, or on its way from a document; null in it if there turned out to be nothing to say. */
type Made = { readonly message: Message | null } | Promise<Message | null>

/** Why a session ends whose peer asks for far more than it takes, in words for people [AK6]. */
export const greed = 'The other side asks for more than it takes.'

/** Sends to one peer in order, no faster than the peer takes it, and knows what the peer has not confirmed. */
export class Outbox {
  readonly #pipe: Pipe
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
  /** So many of the next tasks have their documents read already. */
  #warmed = 0
  /** True while a task that was taken from the queue is made into a message and sent. */
  #isMaking = false
  #pumping = false
  #closed = false
  #clogged = false
  /** About how much memory short messages hold that were sent since the peer stopped taking. */
  #untaken = 0
  /** Bytes that were sent in spite of a slow peer, because they were short. */
  #squeezed = 0

  /** `onFailure` is called if the store does not give what is to be sent: nothing further is sent then. */
  constructor(
    pipe: Pipe,
    source: OutboxSource,
    onChange: () => void,
    spare: Spare,
    heldBack: HeldBack,
    onFailure: () => void,
  ) {
    this.#pipe = pipe
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
    return this.#tasks.bytes > mostQueuedBytes || this.#untaken > mostUntakenBytes
  }

  /** Sends a short message at once, ahead of the queue. */
  sendNow(message: Message): void {
    if (this.#closed || this.#write(message)) return
    if (this.#untaken === 0) void this.#pipe.drained().then(() => this.#taken())
    this.#untaken += messageBytes
  }

  /** Sends what may be lost (presence): at once, or not at all while the peer is slow and enough waits for it. */
  sendOrDrop(message: Message): void {
    if (!this.#clogged || this.#squeezed < mostSqueezed) this.sendNow(message)
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
    this.#add({ kind: 'diff', id, vector })
    if (wantsBack) this.#add({ kind: 'state', id, wantsBack: false })
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
    this.#startPump()
  }

  get #hasRoom(): boolean {
    return this.#unackedBytes < windowBytes && this.#unacked.length < windowUpdates
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
      if (message !== null && !this.#closed && !this.#send(message)) await this.#room()
      this.#isMaking = false
    }
    this.#pumping = false
    this.#onChange()
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
    return this.#fromDocument(task)
  }

  /** False when the peer is slow: wait for room then. */
  #send(message: Message): boolean {
    if (message.kind === 'update') this.#track(message.seq, message.update.length)
    return this.#write(message)
  }

  async #room(): Promise<void> {
    this.#clogged = true
    this.#squeezed = 0
    await this.#pipe.drained()
    this.#clogged = false
  }

  async #fromDocument(task: Extract<Task, { kind: 'whole' | 'diff' | 'state' }>): Promise<Message | null> {
    this.#lookAhead(task.id)
    const loaded = await this.#source.acquire(task.id)
    try {
      if (task.kind === 'state') {
        return { kind: 'state', id: task.id, wantsBack: task.wantsBack, vector: Y.encodeStateVector(loaded.doc) }
      }
      const update = Y.encodeStateAsUpdate(loaded.doc, task.kind === 'diff' ? task.vector : undefined)
      return this.#change(task, update)
    } finally {
      this.#source.release(loaded)
    }
  }

  #lookAhead(id: DocId): void {
    this.#warmed -= 1
    if (this.#warmed > 0) return
    const coming = [id, ...this.#tasks.upcoming(readAhead)]
    this.#warmed = coming.length
    this.#source.warm(coming)
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

  #taken(): void {
    this.#untaken = 0
  }

  /** Writes all frames of a message in one go: nothing may come between them. */
  #write(message: Message): boolean {
    let open = true
    for (const frame of framesOf(message)) {
      open = this.#pipe.send(frame)
      this.#squeezed += frame.length
    }
    return open
  }
}
