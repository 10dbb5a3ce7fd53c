import type { Clock } from '../../shared/replica/clock.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { bridge } from './bridge.ts'
import type { Met } from './carrier.ts'
import type { Link } from './link.ts'
import { PeerPipe } from './peer-pipe.ts'

const heardEveryMs = 1_000

interface Peer {
  readonly connection: number
  readonly device: string
  readonly link: Link
  readonly pipe: PeerPipe
}

/** What happens to connections. */
export interface PeersEvents {
  admitted(connection: number, device: string, place: Met): void
  heard(connection: number, device: string): void
  /** `dialed`: this side had made the call. */
  gone(connection: number, device: string, reason: string, dialed: boolean): void
  statements(device: string, statements: readonly Uint8Array[]): void
}

/** The admitted connections, one per device. */
export class Peers {
  readonly #peers = new Map<string, Peer>()
  readonly #me: string
  readonly #clock: Clock
  readonly #events: PeersEvents
  #connections = 0

  constructor(me: string, clock: Clock, events: PeersEvents) {
    this.#me = me
    this.#clock = clock
    this.#events = events
  }

  devices(): readonly string[] {
    return [...this.#peers.keys()]
  }

  /** Takes an admitted link. Of two links to one device both sides keep the same one: the smaller key's call, or the newer. */
  add(link: Link, met: Met): void {
    const device = toHex(link.device)
    const other = this.#peers.get(device)
    if (other !== undefined && !this.#replaces(link, other.link, device)) {
      link.close('This device is connected already.')
      return
    }
    if (other !== undefined) this.#drop(other, 'A newer connection took over.')
    const connection = ++this.#connections
    const pipe = new PeerPipe(link, this.#pipeEvents(connection, device))
    const peer = { connection, device, link, pipe }
    this.#peers.set(device, peer)
    void link.ended.then((reason) => this.#drop(peer, reason))
    this.#events.admitted(connection, device, met)
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

  closeAll(reason: string): void {
    for (const peer of this.#peers.values()) this.#drop(peer, reason)
  }

  #replaces(link: Link, old: Link, device: string): boolean {
    if (link.dialed === old.dialed) return true
    return link.dialed === this.#me < device
  }

  #drop(peer: Peer, reason: string): void {
    if (this.#peers.get(peer.device) !== peer) return
    this.#peers.delete(peer.device)
    peer.link.close(reason)
    this.#events.gone(peer.connection, peer.device, reason, peer.link.dialed)
  }

  #pipeEvents(connection: number, device: string) {
    let next = 0
    return {
      statements: (statements: readonly Uint8Array[]) => this.#events.statements(device, statements),
      heard: () => {
        if (this.#clock.now() < next) return
        next = this.#clock.now() + heardEveryMs
        this.#events.heard(connection, device)
      },
    }
  }
}
