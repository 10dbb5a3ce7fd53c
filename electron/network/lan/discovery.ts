import { createSocket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import mdns, { type MulticastDNS, type ResponsePacket } from 'multicast-dns'
import { type Address, isOwn, multicastInterfaces } from './address.ts'

/** Something on the network answers to a tag. */
export interface Sighting {
  readonly tag: string
  /** What the announcer calls itself under this tag. */
  readonly name: string
  readonly address: Address
}

/** What to announce: under `tag`, as `name`. */
export interface Announcement {
  readonly tag: string
  readonly name: string
}

/** `none`: on no interface; `silent`: nobody else on the network was ever heard; `heard`: somebody was. */
export type MulticastState = 'none' | 'silent' | 'heard'

/** How to take part in multicast DNS; tests use a port of their own on loopback. */
export interface DiscoveryOptions {
  readonly port?: number
  readonly interfaces?: () => readonly string[]
}

const service = '_placard._tcp.local'
const ttl = 60
/** Answers are small; a hostile packet may carry many records. */
const maxRecords = 32
const interfacesMs = 10_000

/** Announces and finds tags by DNS-SD subtypes over multicast DNS (RFC 6762, RFC 6763), on every interface by itself. */
export class Discovery {
  readonly #sockets = new Map<string, MulticastDNS>()
  readonly #options: DiscoveryOptions
  readonly #seen: (sighting: Sighting) => void
  readonly #timer: NodeJS.Timeout
  #heard = false
  #announced: readonly Announcement[] = []
  #wanted: readonly string[] = []
  #heeded: readonly string[] = []
  #port = 0

  constructor(options: DiscoveryOptions, seen: (sighting: Sighting) => void) {
    this.#options = options
    this.#seen = seen
    this.#timer = setInterval(() => this.followInterfaces(), interfacesMs)
    this.followInterfaces()
  }

  /** Answers for these from now on, and tells everyone at once. */
  announce(port: number, announced: readonly Announcement[]): void {
    this.#port = port
    this.#announced = announced
    for (const socket of this.#sockets.values()) this.#tell(socket, announced)
  }

  /** Looks for these from now on; `heeded` are noticed too when somebody announces them, but never asked for. */
  want(tags: readonly string[], heeded: readonly string[] = []): void {
    this.#wanted = tags
    this.#heeded = heeded
    this.ask()
  }

  /** Asks the network now. */
  ask(): void {
    for (const socket of this.#sockets.values()) this.#query(socket)
  }

  /** Whether multicast works: on no interface, on some but nobody else was ever heard, or others were heard. */
  state(): MulticastState {
    if (this.#sockets.size === 0) return 'none'
    return this.#heard ? 'heard' : 'silent'
  }

  close(): void {
    clearInterval(this.#timer)
    for (const socket of this.#sockets.values()) socket.destroy()
    this.#sockets.clear()
  }

  /** Takes part on the interfaces that there are now: by itself now and then, and when it is told that they changed. */
  followInterfaces(): void {
    const now = new Set(this.#options.interfaces?.() ?? multicastInterfaces())
    for (const [address, socket] of this.#sockets) {
      if (now.has(address)) continue
      socket.destroy()
      this.#sockets.delete(address)
    }
    for (const address of now) if (!this.#sockets.has(address)) this.#open(address)
  }

  #open(address: string): void {
    const { port } = this.#options
    const socket = mdns({ ...ways(address), interface: address, ...(port === undefined ? {} : { port }) })
    this.#sockets.set(address, socket)
    const drop = () => {
      socket.destroy()
      this.#sockets.delete(address)
    }
    socket.on('error', drop)
    socket.on('ready', () => {
      this.#tell(socket, this.#announced)
      this.#query(socket)
    })
    socket.on('query', (packet, from) => {
      this.#listenTo(from.address)
      const asked = new Set((packet.questions ?? []).slice(0, maxRecords).map((question) => tagOf(question.name)))
      this.#tell(
        socket,
        this.#announced.filter(({ tag }) => asked.has(tag)),
      )
    })
    socket.on('response', (packet, from) => {
      this.#listenTo(from.address)
      this.#read(packet, from.address)
    })
  }

  #listenTo(from: string): void {
    this.#heard ||= !isOwn(from)
  }

  #tell(socket: MulticastDNS, announced: readonly Announcement[]): void {
    if (this.#port === 0) return
    for (const { tag, name } of announced) {
      const instance = `${name}.${service}`
      const data = { port: this.#port, target: `${name}.local`, priority: 0, weight: 0 }
      socket.respond([
        { name: `_${tag}._sub.${service}`, type: 'PTR', ttl, data: instance },
        { name: instance, type: 'SRV', ttl, data },
      ])
    }
  }

  #query(socket: MulticastDNS): void {
    if (this.#wanted.length === 0) return
    socket.query(this.#wanted.map((tag) => ({ name: `_${tag}._sub.${service}`, type: 'PTR' as const })))
  }

  /** The sender's own address is used: a host record could point anywhere. */
  #read(packet: ResponsePacket, host: string): void {
    const records = [...(packet.answers ?? []), ...(packet.additionals ?? [])].slice(0, maxRecords)
    for (const record of records) {
      if (record.type !== 'PTR') continue
      const tag = tagOf(record.name)
      const location = records.find((other) => other.type === 'SRV' && other.name === record.data)
      if (tag === null || location?.type !== 'SRV') continue
      if (!this.#wanted.includes(tag) && !this.#heeded.includes(tag)) continue
      const name = location.name.slice(0, -service.length - 1)
      this.#seen({ tag, name, address: { host, port: location.data.port } })
    }
  }
}

/** The groups of multicast DNS (RFC 6762, section 3), of which that of IPv6 is joined by a socket for nothing else. */
const ways = (address: string): mdns.Options =>
  isIPv6(address)
    ? {
        type: 'udp6',
        ip: 'ff02::fb',
        bind: '::',
        socket: createSocket({ type: 'udp6', reuseAddr: true, ipv6Only: true }),
      }
    : { bind: '0.0.0.0' }

function tagOf(name: string): string | null {
  const suffix = `._sub.${service}`
  return name.startsWith('_') && name.endsWith(suffix) ? name.slice(1, -suffix.length) : null
}
