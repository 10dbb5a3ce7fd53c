import type { Socket } from 'node:net'
import type SecretStream from '@hyperswarm/secret-stream'
import type { KeptPlace, Place } from '../../../shared/ipc/network.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { fromHex, toHex } from '../../../shared/team/bytes.ts'
import type { Admission } from '../admission.ts'
import { type Call, type Carrier, callMs, type JudgeCall } from '../carrier.ts'
import { blindDevice, inviteTag, teamTag } from '../keys.ts'
import { Link } from '../link.ts'
import { Repeating } from '../repeating.ts'
import type { Team } from '../team.ts'
import { type Address, formatAddress, parseAddress, plainHost, reachableAddresses } from './address.ts'
import { dialSocket } from './dial.ts'
import { Discovery, type DiscoveryOptions, type MulticastState, type Sighting } from './discovery.ts'
import { Listener, type ListenOptions, opensLikeNoise } from './listener.ts'
import { firstWaitMs, Places } from './places.ts'

/** The side with the larger name gives the other this long to call first. */
const politenessMs = 3_000
const lonelyAskMs = 2_000
const settledAskMs = 20_000
const maxAnnouncedInvites = 24

/** What the carrier of the local network works with. */
export interface LanParts {
  readonly team: Team
  readonly keyPair: SecretStream.KeyPair
  readonly clock: Clock
  readonly random: () => number
  readonly judge: JudgeCall
  /** The devices that are connected now, over whatever carrier. */
  readonly connected: () => readonly string[]
  readonly listen: ListenOptions
  /** Null: no multicast, addresses only. */
  readonly discovery: DiscoveryOptions | null
  /** Where members were met before. */
  readonly places: readonly KeptPlace[]
}

/** How a call to an address that a person typed ended; the message is for people. */
export type DialResult = { readonly ok: true } | { readonly ok: false; readonly message: string }

/** Finds the team by multicast DNS and by addresses, and reaches it over TCP. */
export class LanCarrier implements Carrier {
  readonly #parts: LanParts
  /** Names under which members announce themselves, and whose they are. Made anew when the log has grown. */
  #names: ReadonlyMap<string, string> | null = null
  readonly #places: Places
  readonly #asking: Repeating
  #listener: Listener | null = null
  #discovery: Discovery | null = null
  #closed = false

  constructor(parts: LanParts) {
    this.#parts = parts
    this.#places = new Places(
      parts.clock,
      parts.random,
      (name, address, path) => this.#reach(name, address, path),
      (name) => parts.team.membership()?.devices.has(name) === true,
    )
    // Often while alone, seldom in company: those who start at the same moment miss each other's first call.
    this.#asking = new Repeating(parts, () => (parts.connected().length === 0 ? lonelyAskMs : settledAskMs))
  }

  async start(): Promise<string | null> {
    const listener = await Listener.start(this.#parts.listen, (socket) => void this.#called(socket))
    if (this.#closed) listener?.close()
    else this.#listener = listener
    if (listener === null) return 'This computer does not let Placard listen for other members.'
    this.#callKnown()
    if (this.#parts.discovery === null || this.#closed) return null
    this.#discovery = new Discovery(this.#parts.discovery, (sighting) => this.#sighted(sighting))
    this.rekeyed()
    this.#asking.start(() => {
      this.ask()
      this.announce()
    })
    return null
  }

  addresses(): readonly string[] {
    return this.#listener === null ? [] : reachableAddresses(this.#listener.port())
  }

  multicast(): MulticastState | 'off' {
    return this.#discovery?.state() ?? 'off'
  }

  /** Devices that announce themselves now and do not answer when they are called. */
  blocked(): readonly string[] {
    const connected = this.#parts.connected()
    return this.#places.silent().filter((name) => !connected.includes(name))
  }

  announce(): void {
    this.#names = null
    if (this.#listener === null) return
    const { team, clock } = this.#parts
    const tags = team.answeredInvites(clock.now()).slice(-maxAnnouncedInvites)
    const announced = [teamTag(team.teamKey), ...tags.map((invite) => inviteTag(fromHex(invite.key)))]
    this.#discovery?.announce(
      this.#listener.port(),
      announced.map((tag) => ({ tag, name: this.#ownName() })),
    )
  }

  /** Who was away while the key changed announces itself by an older one: that is heeded, and never said [GR12]. */
  rekeyed(): void {
    const [newest, ...older] = this.#parts.team.keys().map(teamTag)
    if (newest !== undefined) this.#discovery?.want([newest], older)
    this.announce()
  }

  ask(): void {
    this.#discovery?.ask()
  }

  /** Calls a member at an address that a person typed, and keeps that address for reconnecting. */
  async dial(text: string): Promise<DialResult> {
    const address = parseAddress(text)
    if (address === null)
      return {
        ok: false,
        message:
          'This is not the address of a computer. One looks like 192.168.1.20:47610, and stands on the Team screen of the member.',
      }
    return this.#call(address, 'address')
  }

  /** The side that had called calls again first. */
  lost(device: string, dialed: boolean): void {
    if (this.#closed) return
    this.#places.lost(device, dialed ? firstWaitMs : politenessMs)
    this.ask()
  }

  moved(): void {
    this.#discovery?.followInterfaces()
    this.#places.again()
    this.ask()
  }

  close(): void {
    this.#closed = true
    this.#asking.stop()
    this.#places.close()
    this.#discovery?.close()
    this.#listener?.close()
  }

  /** Calls where members were met before: multicast may be blocked here. */
  #callKnown(): void {
    for (const { device, address, path } of this.#parts.places) {
      const parsed = parseAddress(address)
      if (parsed !== null) this.#places.seen(device, parsed, path, firstWaitMs)
    }
  }

  #ownName(): string {
    return blindDevice(this.#parts.team.teamKey, this.#parts.keyPair.publicKey)
  }

  /** The device behind a name in an announcement; the name itself while the log does not say whose it is. */
  #deviceBehind(name: string): string {
    this.#names ??= this.#namesOfMembers()
    return this.#names.get(name) ?? name
  }

  #namesOfMembers(): ReadonlyMap<string, string> {
    const { team } = this.#parts
    const devices = [...(team.membership()?.devices.keys() ?? [])]
    const names = team.keys().flatMap((key) => devices.map((id) => [blindDevice(key, fromHex(id)), id] as const))
    return new Map(names)
  }

  async #called(socket: Socket): Promise<void> {
    const stop = this.#parts.clock.after(callMs, () => socket.destroy())
    const link = (await opensLikeNoise(socket)) ? await Link.open(socket, false, this.#parts.keyPair) : null
    if (link === null) socket.destroy()
    else await this.#parts.judge(this.#callOver(link, socket, 'lan', null))
    stop()
  }

  async #reach(name: string, address: Address, path: Place['path']): Promise<boolean> {
    if (this.#parts.connected().includes(this.#deviceBehind(name))) return true
    return (await this.#call(address, path)).ok
  }

  async #call(address: Address, path: Place['path']): Promise<DialResult> {
    const socket = await dialSocket(address)
    if ('message' in socket) return { ok: false, message: socket.message }
    const stop = this.#parts.clock.after(callMs, () => socket.destroy())
    const link = await Link.open(socket, true, this.#parts.keyPair)
    const admission: Admission =
      link === null
        ? { ok: false, kind: 'broken', reason: 'What answers at this address is not Placard.' }
        : await this.#parts.judge(this.#callOver(link, socket, path, address))
    stop()
    return admission.ok ? { ok: true } : { ok: false, message: admission.reason }
  }

  /** `dialed` is the address that was called; a caller's own address has the port that it tells. */
  #callOver(link: Link, socket: Socket, path: Place['path'], dialed: Address | null): Call {
    return {
      link,
      port: this.#listener?.port() ?? 0,
      admitted: (port) => {
        this.#listener?.settle(socket)
        const host = socket.remoteAddress === undefined ? null : plainHost(socket.remoteAddress)
        const address = dialed ?? (host === null || port === 0 ? null : { host, port })
        if (address !== null) this.#places.remember(toHex(link.device), address, path)
        return {
          path: () => path,
          place: address === null ? null : { address: formatAddress(address), path },
          host,
        }
      },
    }
  }

  /** By an older key nobody can find this device: it calls at once. */
  #sighted({ tag, name, address }: Sighting): void {
    const own = this.#ownName()
    if (name === own || this.#closed) return
    const isBehind = tag !== teamTag(this.#parts.team.teamKey)
    this.#places.seen(this.#deviceBehind(name), address, 'lan', isBehind || own < name ? 0 : politenessMs)
  }
}
