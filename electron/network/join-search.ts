import type SecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import type { JoinProgress } from '../../shared/ipc/team-api.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { enterAt, type JoinAttempt, knowsInvitation, type Newcomer } from './joining.ts'
import { inviteSigner, inviteTag, inviteTopic } from './keys.ts'
import { type Address, formatAddress, parseAddress } from './lan/address.ts'
import { dialSocket } from './lan/dial.ts'
import { Discovery, type DiscoveryOptions } from './lan/discovery.ts'
import { Link } from './link.ts'
import { Repeating } from './repeating.ts'
import type { Internet } from './swarm/internet.ts'

/** How long to look for somebody of the team, how often to ask, and how long one of them may take to answer. */
const searchMs = 60_000
const askMs = 1_500
const attemptMs = 15_000
const internetAskMs = 2_000
/** Calls to one computer at a time: whoever heard the invitation's tag can announce any number of ports. */
const mostCalls = 8

/** What a search for the inviting team works with. */
export interface SearchParts {
  readonly newcomer: Newcomer
  /** An address that the person typed: then nothing else is searched. */
  readonly address: string | null
  readonly keyPair: SecretStream.KeyPair
  readonly clock: Clock
  readonly random: () => number
  readonly discovery: DiscoveryOptions | null
  /** Null: it may not be used. */
  readonly internet: Internet | null
  readonly onProgress: (progress: JoinProgress) => void
}

/** How the search ended; a success says where the team was met. */
export type SearchResult = Exclude<JoinAttempt, { kind: 'wrong-team' }> & { readonly met?: string }

type Refused = Extract<SearchResult, { kind: 'refused' }>

const refused = (reason: Refused['reason'], message: string): Refused => ({ kind: 'refused', reason, message })

/** Looks for a member who can open the invitation, and joins there. */
export class JoinSearch {
  readonly result: Promise<SearchResult>
  readonly #parts: SearchParts
  readonly #tried = new Set<string>()
  /** Calls under way, by host. */
  readonly #calls = new Map<string, number>()
  readonly #stops: (() => void)[] = []
  #finish: (result: SearchResult) => void = () => {}
  #over = false
  #entering: Promise<unknown> = Promise.resolve()

  constructor(parts: SearchParts) {
    this.#parts = parts
    this.result = new Promise((resolve) => {
      this.#finish = resolve
    })
    parts.onProgress('looking')
    if (parts.address === null) this.#search()
    else void this.#visit(parts.address)
  }

  cancel(): void {
    this.#end(refused('cancelled', 'Joining was cancelled. Nothing was changed on this computer.'))
  }

  #search(): void {
    const { clock, discovery, newcomer } = this.#parts
    this.#stops.push(
      clock.after(searchMs, () => this.#end(refused('not-found', notFoundWords(this.#parts.internet !== null)))),
    )
    for (const address of newcomer.code.addresses) void this.#attempt(parseAddress(address))
    this.#searchInternet()
    if (discovery === null) return
    const finder = new Discovery(discovery, ({ address }) => void this.#attempt(address))
    this.#stops.push(() => finder.close())
    finder.want([inviteTag(inviteSigner(newcomer.code.seed).publicKey)])
    this.#askOn(finder)
  }

  #searchInternet(): void {
    const { internet, newcomer, clock, random } = this.#parts
    if (internet === null) return
    const topic = inviteTopic(inviteSigner(newcomer.code.seed).publicKey)
    const meeting = internet.search(topic, (stream) => void this.#meet(stream))
    const asking = new Repeating({ clock, random }, () => internetAskMs)
    asking.start(() => meeting.refresh())
    this.#stops.push(
      () => asking.stop(),
      () => meeting.leave(),
    )
  }

  #askOn(finder: Discovery): void {
    const cancel = this.#parts.clock.after(askMs, () => {
      if (this.#over) return
      this.#tried.clear()
      finder.ask()
      this.#askOn(finder)
    })
    this.#stops.push(cancel)
  }

  async #visit(text: string): Promise<void> {
    const address = parseAddress(text)
    if (address === null)
      return this.#end(
        refused(
          'network',
          'This is not the address of a computer. One looks like 192.168.1.20:47610, and stands on the Team screen of the member.',
        ),
      )
    const trouble = await this.#attempt(address)
    if (trouble !== null) this.#end(refused('network', trouble))
  }

  /** Tries one place, and returns why it led to nothing; null once the search has ended. */
  async #attempt(address: Address | null): Promise<string | null> {
    if (address === null || this.#over || this.#tried.has(formatAddress(address))) return null
    const { host } = address
    const calls = this.#calls.get(host) ?? 0
    if (calls >= mostCalls) return null
    this.#tried.add(formatAddress(address))
    this.#calls.set(host, calls + 1)
    const trouble = await this.#call(address)
    this.#calls.set(host, (this.#calls.get(host) ?? 1) - 1)
    return trouble
  }

  async #call(address: Address): Promise<string | null> {
    const socket = await dialSocket(address)
    if ('message' in socket) return socket.message
    const link = Link.open(socket, true, this.#parts.keyPair)
    const attempt = await this.#proceed(link, () => socket.destroy(), formatAddress(address))
    if (attempt === 'no-link') return 'What answers at this address is not Placard.'
    return attempt?.kind === 'wrong-team'
      ? 'The computer at this address is not of the team that this code is for, or has another plan open. Check the address, or leave it empty: then Placard searches.'
      : null
  }

  /** Somebody was found on the internet. */
  async #meet(stream: HyperDHT.Stream): Promise<void> {
    await this.#proceed(Link.over(stream, stream.isInitiator), () => stream.destroy())
  }

  async #proceed(
    opening: Promise<Link | null>,
    hangUp: () => void,
    met?: string,
  ): Promise<JoinAttempt | 'no-link' | null> {
    if (!this.#over) this.#parts.onProgress('found')
    this.#stops.push(hangUp, this.#parts.clock.after(attemptMs, hangUp))
    const link = await opening
    if (link === null) return 'no-link'
    const attempt = await this.#ask(link, met)
    link.close('The attempt to join is over.')
    return attempt
  }

  /** All at once, since one that knows nothing of the invitation may be silent for as long as it likes. */
  async #ask(link: Link, met: string | undefined): Promise<JoinAttempt | null> {
    if (this.#over) return null
    this.#parts.onProgress('proving')
    return (await knowsInvitation(link, this.#parts.newcomer)) ? this.#inTurn(link, met) : { kind: 'wrong-team' }
  }

  /** The same member may be found at several addresses: enters at one after the other, and at none once it is over. */
  #inTurn(link: Link, met: string | undefined): Promise<JoinAttempt | null> {
    const entered = this.#entering.then(() => (this.#over ? null : this.#enter(link, met)))
    this.#entering = entered
    return entered
  }

  async #enter(link: Link, met: string | undefined): Promise<JoinAttempt> {
    const attempt = await enterAt(link, this.#parts.newcomer)
    if (attempt.kind === 'joined') this.#end(met === undefined ? attempt : { ...attempt, met })
    if (attempt.kind === 'refused') this.#end(attempt)
    return attempt
  }

  #end(result: SearchResult): void {
    if (this.#over) return
    this.#over = true
    for (const stop of this.#stops) stop()
    this.#finish(result)
  }
}

const notFoundWords = (internet: boolean) =>
  internet
    ? 'Nobody of this team was found within a minute, neither on this network nor on the internet. Check that someone has Placard open, or ask them for their address and type it here.'
    : 'Nobody of this team was found on this network within a minute. Check that someone has Placard open on the same network, or ask them for their address and type it here.'
