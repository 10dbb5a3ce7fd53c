import type { Outbox } from './outbox.ts'
import type { FingerprintSet } from './reconcile/fingerprint-set.ts'
import { advance, firstRanges, type Listed, type Range } from './reconcile/ranges.ts'
import type { DocId } from './store.ts'

/** So many offers of the peer are remembered; beyond it documents may cross the wire twice, and nothing else. */
const mostOffers = 100_000

/** The rounds of comparison in one session, of which each side may have one open [RC2]. */
export class Rounds {
  readonly #outbox: Outbox
  readonly #documents: () => FingerprintSet
  /** What the own last message of each kind listed: rounds of both sides may run at once. */
  readonly #listed = new Map<'ask' | 'reply', Listed>()
  readonly #offeredByPeer = new Set<DocId>()
  #isOpen = false

  constructor(outbox: Outbox, documents: () => FingerprintSet) {
    this.#outbox = outbox
    this.#documents = documents
  }

  /** True from the start of an own round to its end; the other side's rounds do not count. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  start(): void {
    this.#offeredByPeer.clear()
    this.#isOpen = true
    this.#send('ask', firstRanges(this.#documents()))
  }

  /** Notes that the peer offered this document: what it asks for by hash is left to that offer [RC8]. */
  offered(id: DocId): void {
    if (this.#offeredByPeer.size >= mostOffers) this.#offeredByPeer.clear()
    this.#offeredByPeer.add(id)
  }

  /** Answers the ranges of a round. Returns true if that ended the own round. */
  compare(kind: 'ask' | 'reply', ranges: readonly Range[]): boolean {
    if (kind === 'reply' && !this.#isOpen) return false
    const answer = kind === 'ask' ? 'reply' : 'ask'
    const step = advance(this.#documents(), ranges, this.#listed.get(answer) ?? new Map())
    for (const id of step.wanted) if (!this.#offeredByPeer.has(id)) this.#outbox.queueWhole(id)
    for (const id of step.push) this.#outbox.queueWhole(id)
    for (const id of step.offer) this.#outbox.offer(id)
    this.#offeredByPeer.clear()
    if (kind === 'ask' || step.ranges.length > 0) {
      this.#send(answer, step)
      return false
    }
    this.#isOpen = false
    return true
  }

  #send(kind: 'ask' | 'reply', sent: { readonly ranges: readonly Range[]; readonly listed: Listed }): void {
    this.#listed.set(kind, sent.listed)
    this.#outbox.queueMessage({ kind, ranges: sent.ranges })
  }
}
