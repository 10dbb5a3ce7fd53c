import { greed, type Outbox } from './outbox.ts'
import type { Applied, SessionHost, SessionOptions } from './session-host.ts'
import type { DocId } from './store.ts'

/** So many documents that lack something are remembered; beyond it one may be asked for twice. */
const mostAsked = 10_000
/** A peer with more documents that do not fit is hostile: each is built anew from the disk [EX7]. */
const mostUnfit = 64

const damaged = 'The other side sent something unreadable. A change is damaged.'

const unfit: Applied = { kind: 'unfit' }

interface IntakeParts {
  readonly host: Pick<SessionHost, 'roomToWrite' | 'durable'>
  readonly outbox: Outbox
  readonly options: SessionOptions
  readonly apply: (id: DocId, update: Uint8Array) => Applied | Promise<Applied>
  /** A change of the peer is in the plan now. */
  readonly onApplied: () => void
  /** Ends the session, with the reason in words for people. */
  readonly close: (reason: string) => void
}

/** Takes in the changes of one peer, or refuses them, and confirms either. */
export class Intake {
  readonly #parts: IntakeParts
  readonly #askedWith = new Map<DocId, string>()
  readonly #unfit = new Set<DocId>()
  readonly #due = { ack: 0, refused: 0 }
  #hasRefused = false

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** Without a promise where nothing has to be waited for: a change that just came is in the plan with the call. */
  take(id: DocId, update: Uint8Array, seq: number): Promise<void> | void {
    const room = this.#parts.host.roomToWrite()
    return room === null ? this.#apply(id, update, seq) : room.then(() => this.#apply(id, update, seq))
  }

  /** Not before there is room: the wait may be long, and the peer's role another after it. */
  #apply(id: DocId, update: Uint8Array, seq: number): Promise<void> | void {
    const { options, apply } = this.#parts
    if (options.mayWrite?.() === false) return this.#refuse(seq)
    const applied = this.#unfit.has(id) ? unfit : apply(id, update)
    if (applied instanceof Promise) return applied.then((late) => this.#applied(id, late, seq))
    this.#applied(id, applied, seq)
  }

  #applied(id: DocId, applied: Applied, seq: number): void {
    const { host, onApplied, close } = this.#parts
    if (applied.kind === 'malformed' || (applied.kind === 'unfit' && !this.#leaveOut(id))) {
      close(damaged)
      return
    }
    onApplied()
    if (applied.kind === 'applied' && applied.missing) this.#askAgain(id, applied.vector)
    else this.#askedWith.delete(id)
    void host.durable().then(() => this.#answer('ack', seq))
  }

  /**
   * Leaves a document out of this session, so that one which somebody spoilt does not part two sides for good; false if
   * the session cannot go on [EX7].
   */
  #leaveOut(id: DocId): boolean {
    this.#unfit.add(id)
    return this.#parts.options.scope === undefined && this.#unfit.size <= mostUnfit
  }

  /** Asks for what an update builds on, once for each state of the document here [EX5]. */
  #askAgain(id: DocId, vector: string): void {
    if (this.#askedWith.get(id) === vector) return
    if (this.#askedWith.size >= mostAsked) this.#askedWith.clear()
    this.#askedWith.set(id, vector)
    this.#parts.outbox.offer(id)
  }

  /** Nothing of it is looked at. In its turn, so that an earlier one is not taken for refused [RO1]. */
  #refuse(seq: number): void {
    const { host, options } = this.#parts
    if (!this.#hasRefused) options.onRefused?.()
    this.#hasRefused = true
    void host.durable().then(() => this.#answer('refused', seq))
  }

  /** Answers once for all updates that became durable, or were refused, together [AK2]. */
  #answer(kind: 'ack' | 'refused', seq: number): void {
    const { outbox, close } = this.#parts
    if (this.#due[kind] === 0) {
      void Promise.resolve().then(() => {
        outbox.sendNow({ kind, seq: this.#due[kind] })
        this.#due[kind] = 0
        if (outbox.isOverfull) close(greed)
      })
    }
    this.#due[kind] = Math.max(this.#due[kind], seq)
  }
}
