import type { Clock } from './clock.ts'
import type { LoadedDoc } from './documents.ts'
import { decodeMessage, type Hello, type Message, protocolVersion } from './frames.ts'
import { Outbox } from './outbox.ts'
import { MessageJoiner, maxMessageBytes } from './parts.ts'
import type { Frame, Pipe } from './pipe.ts'
import type { PresenceKey } from './presence.ts'
import type { FingerprintSet } from './reconcile/fingerprint-set.ts'
import { advance, firstRanges, type Listed, type Range } from './reconcile/ranges.ts'
import type { DocId, Fingerprint } from './store.ts'
import type { SyncPhase, SyncState } from './sync-state.ts'
import { isWellFormedVector } from './well-formed.ts'

/** How one session differs from another. */
export interface SessionOptions {
  /** Only this document and its presence; both sides must name the same. Left out: the whole plan. */
  readonly scope?: DocId
  /** Told of each change of what may be said about the peer; `heardAt` alone is no change. */
  onState?(state: SyncState): void
  /** Told once, when the session has ended, whoever ended it. The reason is for people. */
  onClosed?(reason: string): void
}

/** What became of an update from a peer. */
export type Applied =
  | { readonly kind: 'malformed' }
  /** `missing`: it builds on changes that are not here yet; `vector` says (as text) what is here. */
  | { readonly kind: 'applied'; readonly missing: boolean; readonly vector: string }

/** The part of a replica that its sessions see. */
export interface SessionHost {
  readonly clock: Clock
  readonly planTag: string
  readonly replicaTag: string
  ready(): Promise<void>
  nonce(): string
  /** The set of all documents, up to date. */
  documents(): FingerprintSet
  /** The fingerprint of the plan, or of one document in it. */
  root(scope: DocId | null): Fingerprint
  acquire(id: DocId): Promise<LoadedDoc>
  release(loaded: LoadedDoc): void
  apply(id: DocId, update: Uint8Array, from: Session): Promise<Applied>
  durable(): Promise<void>
  /** Resolves when so little waits to be written that more may be taken in. */
  roomToWrite(): Promise<void>
  applyPresence(key: PresenceKey, states: Uint8Array, from: Session): boolean
  allPresence(): Iterable<{ readonly key: PresenceKey; readonly states: Uint8Array }>
  ended(session: Session): void
}

/** After this long without changes both sides compare their fingerprints again, in milliseconds [LV5]. */
const quietAfter = 300
/** Rounds in a row that end in a difference are spaced out, doubling up to this, in milliseconds. */
const longestPause = 60_000
/** A peer that sends more than this ahead of what is taken in ignores the window, and is cut off [AK5]. */
const mostQueuedBytes = 2 * maxMessageBytes

/** One conversation with one peer over one pipe, from hello to the end (SPEC.md). */
export class Session {
  readonly #host: SessionHost
  readonly #pipe: Pipe
  readonly #options: SessionOptions
  readonly #scope: DocId | null
  readonly #joiner = new MessageJoiner()
  readonly #outbox: Outbox
  readonly #nonce: string
  #inbox: Message[] = []
  #inboxBytes = 0
  #working = false
  #started = false
  #phase: SyncPhase = 'hello'
  #inStep = false
  #heardAt: number | null = null
  #roundOpen = false
  #rounds = 0
  /** What the own last message of each kind listed: rounds of both sides may run at once. */
  readonly #listed = new Map<'ask' | 'reply', Listed>()
  #offeredByPeer = new Set<DocId>()
  readonly #askedWith = new Map<DocId, string>()
  #checkedRoot: Fingerprint | null = null
  #cancelCheck: (() => void) | null = null
  #ackDue = 0
  #told = ''
  #telling = false

  constructor(host: SessionHost, pipe: Pipe, options: SessionOptions) {
    this.#host = host
    this.#pipe = pipe
    this.#options = options
    this.#scope = options.scope ?? null
    this.#nonce = host.nonce()
    this.#outbox = new Outbox(pipe, host, () => this.#changed())
    pipe.receive({ frame: (frame) => this.#arrived(frame), closed: (reason) => this.#end(reason) })
    void this.#start()
  }

  get state(): SyncState {
    return {
      phase: this.#phase,
      unconfirmed: this.#outbox.unconfirmed,
      inStep: this.#inStep && this.#outbox.unconfirmed === 0,
      heardAt: this.#heardAt,
    }
  }

  /** Ends the session from this side. */
  close(reason = 'Closed here.'): void {
    this.#pipe.close(reason)
    this.#end(reason)
  }

  /** The replica hands on a change that did not come from this peer. */
  offerUpdate(id: DocId, update: Uint8Array): void {
    if (!this.#started || !this.#wants(id)) return
    this.#inStep = false
    this.#outbox.queueLive(id, update)
  }

  /** The replica hands on presence that did not come from this peer. */
  offerPresence(key: PresenceKey, states: Uint8Array): void {
    if (this.#phase === 'hello' || !this.#wants(key)) return
    this.#outbox.sendOrDrop({ kind: 'presence', id: key, states })
  }

  #wants(key: PresenceKey): boolean {
    return this.#scope === null || this.#scope === key
  }

  async #start(): Promise<void> {
    await this.#host.ready()
    if (this.#phase === 'closed') return
    this.#started = true
    const { planTag, replicaTag } = this.#host
    const root = this.#host.root(this.#scope)
    const version = protocolVersion
    this.#outbox.sendNow({ kind: 'hello', version, planTag, replicaTag, nonce: this.#nonce, root, scope: this.#scope })
    void this.#work()
  }

  #arrived(frame: Frame): void {
    if (this.#phase === 'closed') return
    this.#heardAt = this.#host.clock.now()
    const joined = this.#joiner.add(frame)
    if (joined.kind === 'more') return
    const message = joined.kind === 'message' ? decodeMessage(joined.bytes) : joined
    if (message.kind === 'malformed') {
      this.close(`The other side sent something unreadable. ${message.reason}`)
      return
    }
    if (message.kind === 'unknown') return
    this.#inbox.push(message)
    this.#inboxBytes += frame.length
    if (this.#inboxBytes > mostQueuedBytes) {
      this.close('The other side sends faster than agreed.')
      return
    }
    void this.#work()
  }

  /** Takes messages in one after the other: what a message starts is done before the next is looked at. */
  async #work(): Promise<void> {
    if (this.#working || !this.#started) return
    this.#working = true
    while (this.#inbox.length > 0 && this.#phase !== 'closed') {
      const batch = this.#inbox
      this.#inbox = []
      this.#inboxBytes = 0
      for (const message of batch) {
        if (!this.#isClosed()) await this.#handle(message)
      }
    }
    this.#working = false
    this.#changed()
  }

  #isClosed(): boolean {
    return this.#phase === 'closed'
  }

  #handle(message: Message): Promise<void> | void {
    if (message.kind === 'hello') {
      this.#hello(message)
      return
    }
    if (this.#phase === 'hello') {
      this.close('The other side did not introduce itself.')
      return
    }
    switch (message.kind) {
      case 'ask':
      case 'reply':
        return this.#compare(message.kind, message.ranges)
      case 'state':
        return this.#state(message.id, message.vector, message.wantsBack)
      case 'update':
        return this.#update(message.id, message.update, message.seq)
      case 'ack':
        if (!this.#outbox.acknowledged(message.seq)) this.close('The other side confirmed what was never sent.')
        return
      case 'presence':
        return this.#presence(message.id, message.states)
      case 'check':
        return this.#check(message.root)
      case 'checked':
        return this.#checked(message.root)
    }
  }

  #hello(hello: Hello): void {
    const reason = this.#refusal(hello)
    if (reason !== null) {
      this.close(reason)
      return
    }
    this.#phase = 'reconciling'
    for (const { key, states } of this.#host.allPresence()) this.offerPresence(key, states)
    if (hello.root === this.#host.root(this.#scope)) this.#agree()
    else if (this.#nonce < hello.nonce) this.#startRound()
  }

  #refusal(hello: Hello): string | null {
    if (this.#phase !== 'hello') return 'The other side introduced itself twice.'
    if (hello.version !== protocolVersion) {
      return `The other side speaks version ${hello.version} of the protocol, this device version ${protocolVersion}: update the older one.`
    }
    if (hello.planTag !== this.#host.planTag) return 'The other side has another plan open.'
    if (hello.scope !== this.#scope) return 'The other side asks for another document.'
    if (hello.nonce === this.#nonce) return 'This device is talking to itself.'
    return null
  }

  #agree(): void {
    this.#inStep = true
    this.#rounds = 0
    this.#phase = 'live'
    this.#changed()
  }

  #startRound(): void {
    this.#phase = 'reconciling'
    this.#rounds += 1
    this.#offeredByPeer.clear()
    if (this.#scope !== null) {
      this.#phase = 'exchanging'
      this.#outbox.offer(this.#scope)
      return
    }
    this.#roundOpen = true
    this.#sendRanges('ask', firstRanges(this.#host.documents()))
  }

  /** Answers the ranges of a round; only the side that started it counts it as open. */
  #compare(kind: 'ask' | 'reply', ranges: readonly Range[]): void {
    if (this.#scope !== null || (kind === 'reply' && !this.#roundOpen)) return
    const step = advance(
      this.#host.documents(),
      ranges,
      this.#listed.get(kind === 'ask' ? 'reply' : 'ask') ?? new Map(),
    )
    for (const id of step.wanted) if (!this.#offeredByPeer.has(id)) this.#outbox.queueWhole(id)
    for (const id of step.push) this.#outbox.queueWhole(id)
    for (const id of step.offer) this.#outbox.offer(id)
    this.#offeredByPeer.clear()
    if (kind === 'ask' || step.ranges.length > 0) {
      this.#sendRanges(kind === 'ask' ? 'reply' : 'ask', step)
      return
    }
    this.#roundOpen = false
    this.#phase = 'exchanging'
    this.#changed()
  }

  #sendRanges(kind: 'ask' | 'reply', sent: { readonly ranges: readonly Range[]; readonly listed: Listed }): void {
    this.#listed.set(kind, sent.listed)
    this.#outbox.queueMessage({ kind, ranges: sent.ranges })
  }

  #state(id: DocId, vector: Uint8Array, wantsBack: boolean): void {
    if (!this.#wants(id)) return
    if (!isWellFormedVector(vector)) {
      this.close('The other side sent something unreadable. A state is damaged.')
      return
    }
    if (this.#phase === 'reconciling' && !this.#roundOpen) this.#phase = 'exchanging'
    if (wantsBack) this.#offeredByPeer.add(id)
    else this.#outbox.answered(id)
    this.#outbox.queueDiff(id, vector, wantsBack)
  }

  async #update(id: DocId, update: Uint8Array, seq: number): Promise<void> {
    if (!this.#wants(id)) {
      this.close('The other side sent another document than was agreed.')
      return
    }
    await this.#host.roomToWrite()
    const applied = await this.#host.apply(id, update, this)
    if (applied.kind === 'malformed') {
      this.close('The other side sent something unreadable. A change is damaged.')
      return
    }
    this.#inStep = false
    if (this.#phase === 'reconciling' && !this.#roundOpen) this.#phase = 'exchanging'
    if (applied.missing) this.#askAgain(id, applied.vector)
    else this.#askedWith.delete(id)
    void this.#host.durable().then(() => this.#confirm(seq))
  }

  /** Asks for what an update builds on, once for each state of the document here [EX5]. */
  #askAgain(id: DocId, vector: string): void {
    if (this.#askedWith.get(id) === vector) return
    this.#askedWith.set(id, vector)
    this.#outbox.offer(id)
  }

  /** Confirms once for all updates that became durable together [AK2]. */
  #confirm(seq: number): void {
    if (this.#ackDue === 0) {
      void Promise.resolve().then(() => {
        this.#outbox.sendNow({ kind: 'ack', seq: this.#ackDue })
        this.#ackDue = 0
      })
    }
    this.#ackDue = Math.max(this.#ackDue, seq)
  }

  #presence(key: PresenceKey, states: Uint8Array): void {
    if (!this.#wants(key)) return
    if (!this.#host.applyPresence(key, states, this))
      this.close('The other side sent something unreadable. Presence is damaged.')
  }

  #check(theirs: Fingerprint): void {
    const own = this.#host.root(this.#scope)
    this.#outbox.sendNow({ kind: 'checked', root: own })
    if (own === theirs && !this.#roundOpen) this.#agree()
  }

  #checked(theirs: Fingerprint): void {
    const own = this.#host.root(this.#scope)
    const asked = this.#checkedRoot
    this.#checkedRoot = null
    if (own === theirs) {
      this.#agree()
      return
    }
    if (asked === own && this.#isQuiet()) this.#startRound()
    else this.#changed()
  }

  #isQuiet(): boolean {
    return this.#phase !== 'hello' && !this.#roundOpen && this.#outbox.isIdle
  }

  /** Called after everything that may have changed the state: plans the next comparison and tells the state. */
  #changed(): void {
    if (this.#phase === 'closed') return
    this.#planCheck()
    this.#tell()
  }

  #planCheck(): void {
    this.#cancelCheck?.()
    this.#cancelCheck = null
    if (this.#inStep || this.#checkedRoot !== null || this.#working || !this.#isQuiet()) return
    const pause = this.#rounds < 2 ? quietAfter : Math.min(quietAfter * 2 ** this.#rounds, longestPause)
    this.#cancelCheck = this.#host.clock.after(pause, () => {
      this.#cancelCheck = null
      this.#checkedRoot = this.#host.root(this.#scope)
      this.#outbox.sendNow({ kind: 'check', root: this.#checkedRoot })
    })
  }

  #tell(): void {
    if (this.#telling || this.#options.onState === undefined) return
    this.#telling = true
    void Promise.resolve().then(() => {
      this.#telling = false
      const state = this.state
      const text = `${state.phase} ${state.unconfirmed} ${state.inStep}`
      if (text === this.#told) return
      this.#told = text
      this.#options.onState?.(state)
    })
  }

  #end(reason: string): void {
    if (this.#phase === 'closed') return
    this.#phase = 'closed'
    this.#cancelCheck?.()
    this.#outbox.close()
    this.#inbox = []
    this.#host.ended(this)
    this.#tell()
    this.#options.onClosed?.(reason)
  }
}
