import type { Socket } from 'node:net'
import type SecretStream from '@hyperswarm/secret-stream'
import type { KeptPlace } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { type Admission, admitMember, dialAsMember } from './admission.ts'
import { hostJoin } from './hosting.ts'
import { blindDevice, inviteTag, teamTag } from './keys.ts'
import { type Address, parseAddress, reachableAddresses } from './lan/address.ts'
import { dialSocket } from './lan/dial.ts'
import { Discovery, type DiscoveryOptions, type Sighting } from './lan/discovery.ts'
import { Listener, type ListenOptions, opensLikeNoise } from './lan/listener.ts'
import { Link } from './link.ts'
import type { Peers } from './peers.ts'
import { firstWaitMs, type Path, Places } from './places.ts'
import type { Team } from './team.ts'

/** A caller must have proved what it is within this time. */
const admissionMs = 10_000
/** The side with the larger name gives the other this long to call first. */
const politenessMs = 3_000
const lonelyAskMs = 2_000
const settledAskMs = 20_000
const maxAnnouncedInvites = 24

export interface ServingParts {
  readonly team: Team
  readonly keyPair: SecretStream.KeyPair
  readonly clock: Clock
  readonly random: () => number
  readonly peers: Peers
  readonly listen: ListenOptions
  /** Null: no multicast, addresses only. */
  readonly discovery: DiscoveryOptions | null
  /** Where members were met before. */
  readonly places: readonly KeptPlace[]
}

export type DialResult = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** One team online: listens, announces, finds, admits, reconnects. */
export class Serving {
  readonly team: Team
  readonly #parts: ServingParts
  readonly #me: string
  readonly #places: Places
  #listener: Listener | null = null
  #discovery: Discovery | null = null
  #cancelAsk: (() => void) | null = null
  #closed = false

  constructor(parts: ServingParts) {
    this.#parts = parts
    this.team = parts.team
    this.#me = blindDevice(parts.team.teamKey, parts.keyPair.publicKey)
    this.#places = new Places(parts.clock, parts.random, (name, address, path) => this.#reach(name, address, path))
  }

  /** Goes online; the answer says in words for people why it could not, or null. */
  async start(): Promise<string | null> {
    const listener = await Listener.start(this.#parts.listen, (socket) => void this.#called(socket))
    if (this.#closed) listener?.close()
    else this.#listener = listener
    if (listener === null) return 'This computer does not let Placard listen for other members.'
    this.#callKnown()
    if (this.#parts.discovery === null || this.#closed) return null
    this.#discovery = new Discovery(this.#parts.discovery, (sighting) => this.#sighted(sighting))
    this.#discovery.want([teamTag(this.team.teamKey)])
    this.announce()
    this.#askOn()
    return null
  }

  /** Calls where members were met before: multicast may be blocked here. */
  #callKnown(): void {
    for (const { device, address, path } of this.#parts.places) {
      const parsed = parseAddress(address)
      if (parsed !== null) this.#places.seen(this.#nameOf(device), parsed, path, firstWaitMs)
    }
  }

  addresses(): readonly string[] {
    return this.#listener === null ? [] : reachableAddresses(this.#listener.port())
  }

  /** Announces the team and its open invitations; again after the grant log has grown. */
  announce(): void {
    if (this.#listener === null) return
    const tags = this.team.openInvites(this.#parts.clock.now()).slice(-maxAnnouncedInvites)
    const announced = [teamTag(this.team.teamKey), ...tags.map((invite) => inviteTag(fromHex(invite.key)))]
    this.#discovery?.announce(
      this.#listener.port(),
      announced.map((tag) => ({ tag, name: this.#me })),
    )
  }

  /** Calls a member at an address that a person typed, and keeps that address for reconnecting. */
  async dial(text: string): Promise<DialResult> {
    const address = parseAddress(text)
    if (address === null) return { ok: false, message: 'An address looks like 192.168.1.20:47610.' }
    return this.#call(address, 'address')
  }

  /** Passes statements on to every peer but the one that they came from. */
  spread(statements: readonly Uint8Array[], except: string | null): void {
    if (statements.length === 0) return
    this.announce()
    this.#parts.peers.spread(statements, except)
  }

  /** A peer's connection is gone. The side that had called calls again first. */
  lost(device: string, dialed: boolean): void {
    if (this.#closed) return
    this.#places.lost(this.#nameOf(device), dialed ? firstWaitMs : politenessMs)
    this.#discovery?.ask()
  }

  close(): void {
    this.#closed = true
    this.#cancelAsk?.()
    this.#places.close()
    this.#discovery?.close()
    this.#listener?.close()
    this.#parts.peers.closeAll('The plan was closed.')
  }

  #nameOf(device: string): string {
    return blindDevice(this.team.teamKey, fromHex(device))
  }

  async #called(socket: Socket): Promise<void> {
    const stop = this.#parts.clock.after(admissionMs, () => socket.destroy())
    const link = (await opensLikeNoise(socket)) ? await Link.open(socket, false, this.#parts.keyPair) : null
    const first = link === null ? null : await link.next()
    if (link !== null && first?.type === 'member') {
      this.#settle(link, await admitMember(link, this.team, first.proof, this.#port()), 'lan', socket)
    } else if (link !== null && first?.type === 'guest') {
      const learned = await hostJoin(link, this.team, first, () => this.#parts.clock.now())
      link.close('The newcomer was answered.')
      this.spread(learned, null)
    } else socket.destroy()
    stop()
  }

  async #reach(name: string, address: Address, path: Path): Promise<boolean> {
    if (this.#parts.peers.devices().some((device) => this.#nameOf(device) === name)) return true
    return (await this.#call(address, path)).ok
  }

  async #call(address: Address, path: Path): Promise<DialResult> {
    const socket = await dialSocket(address)
    if ('message' in socket) return { ok: false, message: socket.message }
    const stop = this.#parts.clock.after(admissionMs, () => socket.destroy())
    const link = await Link.open(socket, true, this.#parts.keyPair)
    const admission: Admission =
      link === null
        ? { ok: false, reason: 'What answers at this address is not Placard.' }
        : await dialAsMember(link, this.team, this.#port())
    stop()
    if (!admission.ok) link?.close(admission.reason)
    if (!admission.ok || link === null) return { ok: false, message: admission.ok ? '' : admission.reason }
    this.#settle(link, admission, path, socket, address)
    return { ok: true }
  }

  #settle(link: Link, admission: Admission, path: Path, socket: Socket, called?: Address): void {
    if (!admission.ok || this.#closed) {
      link.close(admission.ok ? 'The plan was closed.' : admission.reason)
      return
    }
    this.#listener?.settle(socket)
    const host = socket.remoteAddress
    const address = called ?? (host === undefined || admission.port === 0 ? null : { host, port: admission.port })
    if (address !== null) this.#places.remember(this.#nameOf(toHex(link.device)), address, path)
    this.#parts.peers.add(link, { path, address })
  }

  #port(): number {
    return this.#listener?.port() ?? 0
  }

  #sighted({ name, address }: Sighting): void {
    if (name === this.#me || this.#closed) return
    this.#places.seen(name, address, 'lan', this.#me < name ? 0 : politenessMs)
  }

  /** Asks often while alone, seldom in company: those who start at the same moment miss each other's first call. */
  #askOn(): void {
    const pause = this.#parts.peers.devices().length === 0 ? lonelyAskMs : settledAskMs
    this.#cancelAsk = this.#parts.clock.after(pause * (0.75 + this.#parts.random() / 2), () => {
      this.#discovery?.ask()
      this.announce()
      this.#askOn()
    })
  }
}
