import type { LinkPath } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { bridge } from './bridge.ts'
import type { Met } from './carrier.ts'
import type { Link } from './link.ts'
import type { HubOffer } from './messages.ts'
import { PeerPipe } from './peer-pipe.ts'

const heardEveryMs = 1_000

interface Peer {
  readonly connection: number
  readonly device: string
  readonly link: Link
  readonly met: Met
  readonly pipe: PeerPipe
}

/** How a connection does: its path now, and the bytes over it since it began. */
export interface Traffic {
  readonly path: LinkPath
  readonly received: number
  readonly sent: number
}

/** What happens to connections. */
export interface PeersEvents {
  admitted(connection: number, device: string, met: Met): void
  /** A frame came; told at most once a second, and a second after the last one too. */
  heard(connection: number, device: string, at: number, traffic: Traffic): void
  /** `dialed`: this side had made the call. */
  gone(connection: number, device: string, reason: string, dialed: boolean): void
  statements(device: string, statements: readonly Uint8Array[]): void
  hub(device: string, offer: HubOffer, met: Met): void
  /** A member showed by which statement this device was put out of the team. */
  removed(statement: Uint8Array): void
  /** A member handed over the newest team key. */
  key(teamKey: Uint8Array): void
}

/** The admitted connections, one per device. */
export class Peers {
  readonly #peers = new Map<string, Peer>()
  readonly #me: string
  readonly #clock: Clock
  readonly #events: PeersEvents
  readonly #greeting: HubOffer | null
  #connections = 0

  /** `greeting`: what a hub tells each peer. */
  constructor(me: string, clock: Clock, events: PeersEvents, greeting: HubOffer | null = null) {
    this.#me = me
    this.#greeting = greeting
    this.#clock = clock
    this.#events = events
  }

  devices(): readonly string[] {
    return [...this.#peers.keys()]
  }

  /**
   * Takes an admitted link. Of two links to one device both sides keep the same one (SPEC.md CA3): one on the local
   * network before one over the internet, then the smaller key's call, then the newer.
   */
  add(link: Link, met: Met): void {
    const device = toHex(link.device)
    const other = this.#peers.get(device)
    if (other !== undefined && !this.#replaces(link, met, other)) {
      link.close('This device is connected already.')
      return
    }
    const connection = ++this.#connections
    const peer = {
      connection,
      device,
      link,
      met,
      pipe: new PeerPipe(link, this.#pipeEvents(connection, device, link, met)),
    }
    this.#peers.set(device, peer)
    if (other !== undefined) this.#ended(other, 'A newer connection took over.')
    void link.ended.then((reason) => this.#drop(peer, reason))
    this.#events.admitted(connection, device, met)
    if (this.#greeting !== null) link.send({ type: 'hub', ...this.#greeting })
  }

  /** Joins the worker's pipe to the peer of this connection. */
  attach(connection: number, pipe: Pipe): void {
    const peer = [...this.#peers.values()].find((candidate) => candidate.connection === connection)
    if (peer === undefined) pipe.close('The connection has ended.')
    else bridge(peer.pipe, pipe)
  }

  spread(statements: readonly Uint8Array[], except: string | null): void {
    for (const peer of this.#peers.values()) {
      if (peer.device !== except) peer.link.send({ type: 'statements', statements })
    }
  }

  /** Ends the connections to devices that have gone out of the team, which are shown why. */
  review(isMember: (device: string) => boolean, removalOf: (device: string) => Uint8Array | null): void {
    for (const peer of this.#peers.values()) {
      if (isMember(peer.device)) continue
      const statement = removalOf(peer.device)
      if (statement !== null) peer.link.send({ type: 'removed', statement })
      this.#drop(peer, 'This device was removed from the team.')
    }
  }

  closeAll(reason: string): void {
    for (const peer of this.#peers.values()) this.#drop(peer, reason)
  }

  #replaces(link: Link, met: Met, old: Peer): boolean {
    if (isNear(met) !== isNear(old.met)) return isNear(met)
    if (link.dialed === old.link.dialed) return true
    return link.dialed === this.#me < old.device
  }

  #drop(peer: Peer, reason: string): void {
    if (this.#peers.get(peer.device) !== peer) return
    this.#peers.delete(peer.device)
    this.#ended(peer, reason)
  }

  #ended({ link, connection, device }: Peer, reason: string): void {
    link.close(reason)
    this.#events.gone(connection, device, reason, link.dialed)
  }

  #pipeEvents(connection: number, device: string, link: Link, met: Met) {
    let next = 0
    let last = 0
    let due = false
    const tell = () => this.#events.heard(connection, device, last, { path: met.path(), ...link.traffic() })
    return {
      statements: (statements: readonly Uint8Array[]) => this.#events.statements(device, statements),
      hub: (offer: HubOffer) => this.#events.hub(device, offer, met),
      removed: (statement: Uint8Array) => this.#events.removed(statement),
      key: (teamKey: Uint8Array) => this.#events.key(teamKey),
      heard: () => {
        last = this.#clock.now()
        if (last >= next) {
          next = last + heardEveryMs
          tell()
        } else if (!due) {
          due = true
          this.#clock.after(heardEveryMs, () => {
            due = false
            if (link.isOpen()) tell()
          })
        }
      },
    }
  }
}

const isNear = ({ path }: Met): boolean => path() === 'lan' || path() === 'address'
