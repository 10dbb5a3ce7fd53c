import type { Clock } from '../clock.ts'
import type { BlobChannel } from './blob-channel.ts'
import { type BlobMessage, type Holding, mostNames, type PieceMessage } from './blob-messages.ts'
import { BlobServing } from './blob-serving.ts'
import type { Blobs } from './blobs.ts'
import { type BlobHash, bytesIn, inParts, longestPiece, type Stretch } from './chunks.ts'
import { PeerWindow } from './peer-window.ts'

/** The part of an exchange that hears what a peer says. */
export interface PeerEvents {
  /** It says anew of these whether it holds them, or is silent on them no longer. */
  holds(peer: BlobPeer, hashes: readonly BlobHash[]): void
  /** False if what the peer says it holds is not taken for what the plan names [BL9] [BL11]. */
  believes(peer: BlobPeer, holding: Holding): boolean
  /** A piece came and was handed to whoever asked for it. */
  came(): void
  /** Promises to keep these, of those that can be promised. */
  promise(hashes: readonly BlobHash[]): Promise<readonly BlobHash[]>
}

interface Request {
  readonly hash: BlobHash
  /** What is still to come of each part. */
  rest: readonly Stretch[]
  readonly at: number
  answered: boolean
  /** Takes what comes: whoever asked may have given it up meanwhile, and have asked anew. */
  readonly take: (piece: PieceMessage) => void
}

/** A promise that did not come within this time is not waited for, in milliseconds; older versions never answer. */
const keepPatience = 10_000

/** A peer that asks for more promises ahead of the answers is cut off: each is looked into [BL12]. */
const mostPromises = 64

/** The exchange of blobs with one peer. */
export class BlobPeer {
  readonly channel: BlobChannel
  readonly serving: BlobServing
  readonly window = new PeerWindow()
  readonly #clock: Clock
  readonly #events: PeerEvents
  readonly #holdings = new Map<BlobHash, number | null>()
  readonly #asked = new Set<BlobHash>()
  /** Blobs that the peer was asked for and of which nothing has come for too long. */
  readonly #silentOn = new Set<BlobHash>()
  #requests: Request[] = []
  #promised: Promise<void> = Promise.resolve()
  #promises = 0
  #keeps: ((kept: readonly BlobHash[]) => void)[] = []

  constructor(channel: BlobChannel, blobs: Blobs, clock: Clock, events: PeerEvents) {
    this.channel = channel
    this.serving = new BlobServing(blobs, channel)
    this.#clock = clock
    this.#events = events
  }

  /** Bytes of a blob as the peer says; null if it does not hold it, has not said so, does not send it or is not believed. */
  sizeOf(hash: BlobHash): number | null {
    const size = this.#holdings.get(hash) ?? null
    return this.#silentOn.has(hash) || !this.#events.believes(this, { hash, size }) ? null : size
  }

  /** The peer does not send a blob: it is taken not to hold it until something of it comes after all [BL9]. */
  isSilentOn(hash: BlobHash): void {
    this.#silentOn.add(hash)
  }

  /** Asks which of these the peer holds, once for each [BL5]. */
  curious(hashes: readonly BlobHash[]): void {
    const news = hashes.filter((hash) => !this.#asked.has(hash))
    for (const hash of news) this.#asked.add(hash)
    for (let at = 0; at < news.length; at += mostNames) {
      this.channel.queue({ kind: 'which', hashes: news.slice(at, at + mostNames) })
    }
  }

  /** Asks for bytes; they come in the order in which they were asked for, and go to `take`. */
  fetch(hash: BlobHash, start: number, length: number, take: (piece: PieceMessage) => void): void {
    const requestBytes = this.window.request
    this.window.asked(length)
    for (let from = start; from < start + length || length === 0; from += requestBytes) {
      const end = Math.min(start + length, from + requestBytes)
      this.#requests.push({ hash, rest: inParts(from, end), at: this.#clock.now(), answered: false, take })
      this.channel.sendNow({ kind: 'fetch', hash, start: from, length: end - from, longest: longestPiece })
      if (length === 0) break
    }
  }

  /** Asks the peer to keep these, and resolves to those that it promises; none if it goes away or does not answer. */
  keep(hashes: readonly BlobHash[]): Promise<readonly BlobHash[]> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(keepPatience, () => resolve([]))
      this.#keeps.push((kept) => {
        cancel()
        resolve(kept)
      })
      this.channel.queue({ kind: 'keep', hashes })
    })
  }

  handle(message: BlobMessage): void {
    switch (message.kind) {
      case 'which':
        this.serving.which(message.hashes)
        break
      case 'fetch':
        this.serving.ask(message)
        break
      case 'held':
        this.#held(message.holdings)
        break
      case 'piece':
        this.#piece(message)
        break
      case 'keep':
        this.#promise(message.hashes)
        break
      case 'kept':
        this.#kept(message.hashes)
    }
  }

  /** Promises are answered in the order in which they were asked for. */
  #promise(hashes: readonly BlobHash[]): void {
    this.#promises += 1
    if (this.#promises > mostPromises) {
      this.channel.close('The other side asks for more than it takes.')
      return
    }
    this.#promised = this.#promised.then(async () => {
      this.channel.queue({ kind: 'kept', hashes: await this.#events.promise(hashes) })
      this.#promises -= 1
    })
  }

  /** The session has ended. */
  left(): void {
    this.#requests = []
    for (const answer of this.#keeps.splice(0)) answer([])
  }

  #held(holdings: readonly Holding[]): void {
    const about = holdings.filter(({ hash }) => this.#asked.has(hash))
    for (const { hash, size } of about) {
      this.#holdings.set(hash, size)
      this.#silentOn.delete(hash)
      if (size === null) this.#giveUp(hash)
    }
    this.#events.holds(
      this,
      about.map(({ hash }) => hash),
    )
  }

  #giveUp(hash: BlobHash): void {
    for (const { rest } of this.#requests.filter((request) => request.hash === hash)) this.window.settled(bytesIn(rest))
    this.#requests = this.#requests.filter((request) => request.hash !== hash)
  }

  #piece(piece: PieceMessage): void {
    const [request] = this.#requests
    const rest = request === undefined ? null : without(piece, request)
    if (request === undefined || rest === null) {
      this.channel.close('The other side sent media that nobody asked for.')
      return
    }
    if (!request.answered) this.window.answered(this.#clock.now() - request.at)
    request.answered = true
    request.rest = rest
    if (rest.length === 0) this.#requests.shift()
    this.window.settled(piece.bytes.length)
    if (this.#silentOn.delete(piece.hash)) this.#events.holds(this, [piece.hash])
    request.take(piece)
    this.#events.came()
  }

  #kept(hashes: readonly BlobHash[]): void {
    const answer = this.#keeps.shift()
    if (answer === undefined) this.channel.close('The other side promised what nobody asked for.')
    else answer(hashes)
  }
}

/** What a request still waits for after a piece; null if the piece is not what comes next of one of its parts. */
function without(piece: PieceMessage, { hash, rest }: Request): readonly Stretch[] | null {
  const end = piece.start + piece.bytes.length
  const stretch = rest.find(({ start }) => start === piece.start)
  if (piece.hash !== hash || stretch === undefined || end > stretch.end) return null
  if (end === stretch.start && end < stretch.end) return null
  return rest.flatMap((other) =>
    other !== stretch ? [other] : end < stretch.end ? [{ start: end, end: stretch.end }] : [],
  )
}
