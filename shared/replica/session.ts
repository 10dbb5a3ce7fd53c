import { BlobLine } from './blob-line.ts'
import { type Hello, type Message, protocolVersion } from './frames.ts'
import { HeldBack } from './held-back.ts'
import { Inbox } from './inbox.ts'
import { Intake } from './intake.ts'
import { greed, Outbox } from './outbox.ts'
import type { Frame, Pipe } from './pipe.ts'
import type { PresenceKey } from './presence.ts'
import { QuietCheck } from './quiet-check.ts'
import { refuseHello } from './refuse-hello.ts'
import { Rounds } from './rounds.ts'
import type { SessionHost, SessionOptions } from './session-host.ts'
import { StateNews } from './state-news.ts'
import type { DocId, Fingerprint } from './store.ts'
import type { SyncPhase, SyncState } from './sync-state.ts'
import { isWellFormedVector } from './well-formed.ts'

/** Why a session ends when this side's own storage fails, in words for people. */
const unreadable = 'A document of the plan cannot be read from the storage here.'

/** One conversation with one peer over one pipe, from hello to the end (SPEC.md). */
export class Session {
  /** True if the peer is a window of this device. */
  readonly isOwn: boolean
  readonly #host: SessionHost
  readonly #pipe: Pipe
  readonly #options: SessionOptions
  readonly #scope: DocId | null
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  readonly #intake: Intake
  readonly #rounds: Rounds
  readonly #heldBack: HeldBack
  readonly #quietCheck: QuietCheck
  readonly #news: StateNews
  readonly #blobs: BlobLine
  /** What this side says of itself in its hello. */
  readonly #own: Pick<Hello, 'planTag' | 'scope' | 'nonce'>
  #started = false
  #phase: SyncPhase = 'hello'
  #inStep = false
  /** True once a round of this side has come to its end. */
  #hasCompared = false
  #keepsOwn = false
  #heardAt: number | null = null

  constructor(host: SessionHost, pipe: Pipe, options: SessionOptions) {
    this.#host = host
    this.#pipe = pipe
    this.#options = options
    this.isOwn = options.isOwn === true
    this.#scope = options.scope ?? null
    this.#own = { planTag: host.planTag, scope: this.#scope, nonce: host.nonce() }
    this.#blobs = new BlobLine(this.#scope === null ? host.blobs : null, options.device ?? null)
    const changed = () => this.#changed()
    const fail = () => this.#cutOff(unreadable)
    this.#inbox = new Inbox((message) => this.#handle(message), changed, fail)
    this.#heldBack = new HeldBack(() => options.maySend?.() !== false)
    this.#outbox = new Outbox(pipe, host, changed, () => this.#blobs.next(), this.#heldBack, fail)
    this.#intake = new Intake({
      ...{ host, options, outbox: this.#outbox },
      apply: (id, update) => host.apply(id, update, this),
      onApplied: () => this.#differ(),
      close: (reason) => this.#cutOff(reason),
    })
    this.#quietCheck = new QuietCheck(
      host.clock,
      () => host.root(this.#scope),
      (root) => this.#outbox.sendNow({ kind: 'check', root }),
    )
    this.#news = new StateNews(() => this.state, options)
    this.#rounds = new Rounds(this.#outbox, () => host.documents())
    pipe.receive({ frame: (frame) => this.#arrived(frame), closed: (reason) => this.#end(reason) })
    void this.#start()
  }

  get state(): SyncState {
    return {
      phase: this.#phase,
      unconfirmed: this.#outbox.unconfirmed,
      inStep: this.#inStep && this.#outbox.unconfirmed === 0,
      heldBack: this.#heldBack.count,
      keepsOwn: this.#keepsOwn && this.#options.mayWrite?.() === false,
      heardAt: this.#heardAt,
    }
  }

  /** Ends the session from this side. */
  close(reason = 'Closed here.'): void {
    this.#pipe.close(reason)
    this.#end(reason)
  }

  /** The peer did what it may not. */
  #cutOff(reason: string): void {
    if (this.#phase !== 'closed') this.#options.onCutOff?.(reason)
    this.close(reason)
  }

  /** The replica hands on a change that did not come from this peer. */
  offerUpdate(id: DocId, update: Uint8Array): void {
    if (this.#isToHear(id)) this.#outbox.queueLive(id, update)
  }

  /** A document is not here as it was: the peer is asked for what is missing [ST10]. */
  askFor(id: DocId): void {
    if (this.#isToHear(id)) this.#outbox.offer(id)
  }

  /** True if the peer is to be told of the document, which is not as it was here. */
  #isToHear(id: DocId): boolean {
    if (!this.#started || !this.#wants(id)) return false
    this.#inStep = false
    return true
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
    const { replicaTag } = this.#host
    const root = this.#host.root(this.#scope)
    this.#outbox.sendNow({ kind: 'hello', version: protocolVersion, ...this.#own, replicaTag, root })
    this.#inbox.open()
  }

  #arrived(frame: Frame): void {
    if (this.#phase === 'closed') return
    this.#heardAt = this.#host.clock.now()
    const reason = this.#inbox.add(frame)
    if (reason !== null) this.#cutOff(reason)
  }

  #handle(message: Message): Promise<void> | void {
    if (message.kind === 'hello') return this.#hello(message)
    if (this.#phase === 'hello') return this.#cutOff('The other side did not introduce itself.')
    switch (message.kind) {
      case 'ask':
      case 'reply':
        if (this.#scope === null && this.#rounds.compare(message.kind, message.ranges)) {
          this.#phase = 'exchanging'
          this.#hasCompared = true
        }
        return this.#afterRequest()
      case 'state':
        return this.#state(message.id, message.vector, message.wantsBack)
      case 'update':
        return this.#update(message.id, message.update, message.seq)
      case 'ack':
        return this.#acknowledged(message.seq)
      case 'refused':
        this.#heldBack.refuse()
        this.#inStep = false
        return this.#acknowledged(message.seq)
      case 'presence':
        return this.#presence(message.id, message.states)
      case 'check':
        return this.#check(message.root)
      case 'checked':
        return this.#checked(message.root)
      default:
        this.#blobs.handle(message)
        if (this.#outbox.isOverfull) this.#cutOff(greed)
    }
  }

  #hello(hello: Hello): void {
    const reason = this.#phase === 'hello' ? refuseHello(hello, this.#own) : 'The other side introduced itself twice.'
    if (reason !== null) {
      this.#refuse(hello, reason)
      return
    }
    this.#phase = 'reconciling'
    this.#blobs.open(this.#outbox, (why) => this.#cutOff(why))
    for (const { key, states } of this.#host.allPresence()) this.offerPresence(key, states)
    if (hello.root === this.#host.root(this.#scope)) this.#agree()
    else if (this.#own.nonce < hello.nonce) this.#startRound()
  }

  /** Another version is nobody's misdeed. */
  #refuse({ version }: Hello, reason: string): void {
    if (version === protocolVersion) this.#cutOff(reason)
    else this.#options.onOtherVersion?.(version)
    this.close(reason)
  }

  #agree(): void {
    this.#inStep = true
    this.#keepsOwn = false
    this.#heldBack.clear()
    this.#quietCheck.agreed()
    this.#phase = 'live'
    this.#host.inStep(this.#scope)
    this.#changed()
  }

  #startRound(): void {
    this.#quietCheck.nextRound()
    this.#heldBack.nextRound()
    this.#phase = this.#scope === null ? 'reconciling' : 'exchanging'
    if (this.#scope === null) this.#rounds.start()
    else this.#outbox.offer(this.#scope)
  }

  /** What the peer asks for waits here until it is sent: asking without taking must not fill the memory [AK6]. */
  #afterRequest(): void {
    if (this.#outbox.isOverfull) this.#cutOff(greed)
    else this.#changed()
  }

  #state(id: DocId, vector: Uint8Array, wantsBack: boolean): void {
    if (!this.#wants(id)) return
    if (!isWellFormedVector(vector)) {
      this.#cutOff('The other side sent something unreadable. A state is damaged.')
      return
    }
    if (this.#phase === 'reconciling' && !this.#rounds.isOpen) this.#phase = 'exchanging'
    if (wantsBack) this.#rounds.offered(id)
    else this.#outbox.answered(id)
    // A copy: it waits here, and the frame that it is part of would wait with it.
    this.#outbox.queueDiff(id, vector.slice(), wantsBack)
    this.#afterRequest()
  }

  #update(id: DocId, update: Uint8Array, seq: number): Promise<void> | void {
    this.#outbox.answered(id)
    if (this.#wants(id)) return this.#intake.take(id, update, seq)
    this.#cutOff('The other side sent another document than was agreed.')
  }

  /** A change came in: whether the plans still are equal is for the next comparison to say. */
  #differ(): void {
    this.#inStep = false
    if (this.#phase === 'reconciling' && !this.#rounds.isOpen) this.#phase = 'exchanging'
  }

  #acknowledged(seq: number): void {
    if (!this.#outbox.acknowledged(seq)) this.#cutOff('The other side confirmed what was never sent.')
  }

  #presence(key: PresenceKey, states: Uint8Array): void {
    if (!this.#wants(key)) return
    if (!this.#host.applyPresence(key, states, this))
      this.#cutOff('The other side sent something unreadable. Presence is damaged.')
  }

  #check(theirs: Fingerprint): void {
    const own = this.#host.root(this.#scope)
    this.#outbox.sendNow({ kind: 'checked', root: own })
    if (own === theirs && !this.#rounds.isOpen) this.#agree()
    this.#afterRequest()
  }

  #checked(theirs: Fingerprint): void {
    const own = this.#host.root(this.#scope)
    const asked = this.#quietCheck.answered()
    if (own === theirs) this.#agree()
    else if (asked === own && this.#isQuiet()) {
      // Nothing is on its way, and the plans are not equal.
      this.#keepsOwn = this.#hasCompared && this.#options.mayWrite?.() === false
      this.#startRound()
    } else this.#changed()
  }

  #isQuiet(): boolean {
    return this.#phase !== 'hello' && !this.#rounds.isOpen && this.#outbox.isIdle
  }

  /** Called after everything that may have changed the state: plans the next comparison and tells the state. */
  #changed(): void {
    if (this.#phase === 'closed') return
    if (this.#inStep || this.#inbox.isWorking || !this.#isQuiet()) this.#quietCheck.cancel()
    else this.#quietCheck.plan()
    this.#news.tell()
  }

  #end(reason: string): void {
    if (this.#phase === 'closed') return
    this.#phase = 'closed'
    this.#quietCheck.cancel()
    this.#outbox.close()
    this.#inbox.close()
    this.#blobs.close()
    this.#host.ended(this)
    this.#news.tell()
    this.#options.onClosed?.(reason)
  }
}
