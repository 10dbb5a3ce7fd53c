import type SecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import type { LinkPath } from '../../../shared/ipc/network.ts'
import { toHex } from '../../../shared/team/bytes.ts'
import { parseAddress } from '../lan/address.ts'
import { Strangers } from '../strangers.ts'
import { publicNodes } from './public-nodes.ts'
import { Relays } from './relay.ts'
import { RelayingDht } from './relaying-dht.ts'

/** How a device takes part in the internet. Tests use nodes of their own. */
export interface InternetOptions {
  /** Where to enter the DHT, `host:port` each; the public nodes if left out. */
  readonly bootstrap?: readonly string[]
  /** The address to bind to; every one of this computer if left out. */
  readonly host?: string
  /** A UDP port that can be reached from outside: this device then serves the DHT too. */
  readonly openPort?: number
}

/** Takes over an encrypted stream to a device; whether it is of the team is not known yet. */
export type TakeStream = (stream: HyperDHT.Stream) => void

/** A topic on which this device meets others. */
export interface Meeting {
  /** Announces and looks again. */
  refresh(): void
  leave(): void
}

/** What is known of the way to the internet, for the check of what is wrong. */
export interface InternetFacts {
  /** Nodes of the DHT that are known now. */
  readonly nodes: number
  /** Packets asked and answered since the start. */
  readonly asked: number
  readonly answered: number
}

/**
 * This device on the internet: one node of the DHT and one identity, for however many topics. Nothing here waits for
 * the network, so a computer without one starts as fast.
 */
export class Internet {
  readonly relays = new Relays()
  readonly dht: RelayingDht
  readonly #swarm: Hyperswarm
  readonly #strangers = new Strangers<HyperDHT.Stream>()
  readonly #searches = new Map<string, TakeStream>()
  #answer: TakeStream | null = null

  /** `hubs`: nodes of the DHT that the team's hubs run, `host:port` each. */
  constructor(
    options: InternetOptions,
    keyPair: SecretStream.KeyPair,
    random: () => number,
    hubs: readonly string[] = [],
  ) {
    const { bootstrap = publicNodes, host, openPort } = options
    this.dht = new RelayingDht({
      bootstrap: [...hubs, ...bootstrap],
      keyPair,
      ...(host === undefined ? {} : { host }),
      ...(openPort === undefined ? {} : { port: openPort, anyPort: false, ephemeral: false, firewalled: false }),
    })
    this.#swarm = new Hyperswarm({
      keyPair,
      dht: this.dht,
      relayThrough: (force, { dht }) => (force || dht.randomized ? this.relays.choose(random) : null),
    })
    this.#swarm.on('connection', (stream, { topics }) => this.#opened(stream, topics))
  }

  /** Who takes the calls of others, and what was found on topics without a search. Null: nobody. */
  answer(take: TakeStream | null): void {
    this.#answer = take
  }

  /** Meets others on a topic, to be found there (`server`), to find them (`client`), or both. */
  meet(topic: Uint8Array, role: { readonly server: boolean; readonly client: boolean }): Meeting {
    const discovery = this.#swarm.join(topic, role)
    let left = false
    return {
      refresh: () => {
        if (!left) discovery.refresh(role).catch(() => {})
      },
      leave: () => {
        left = true
        discovery.destroy().catch(() => {})
      },
    }
  }

  /** Looks for others on a topic; whoever is found there goes to `take`. */
  search(topic: Uint8Array, take: TakeStream): Meeting {
    const name = toHex(topic)
    this.#searches.set(name, take)
    const meeting = this.meet(topic, { server: false, client: true })
    return {
      refresh: meeting.refresh,
      leave: () => {
        this.#searches.delete(name)
        meeting.leave()
      },
    }
  }

  /** Enters the DHT through these nodes too, `host:port` each. */
  learnNodes(nodes: readonly string[]): void {
    for (const node of nodes) {
      const address = parseAddress(node)
      if (address !== null) this.dht.addNode(address)
    }
  }

  /** A device that has proved what it is no longer counts as a stranger. */
  settle(stream: HyperDHT.Stream): void {
    this.#strangers.settle(stream)
  }

  /** Neither calls a device nor answers it, as long as it is reached in a better way. */
  leaveAlone(device: string, alone: boolean): void {
    this.#swarm.peers.get(device)?.ban(alone)
  }

  pathOf(stream: HyperDHT.Stream): LinkPath {
    return this.dht.isRelayed(stream) ? 'relay' : 'direct'
  }

  /** The devices that were found on some topic, connected or not. */
  found(): readonly string[] {
    return [...this.#swarm.peers].flatMap(([device, { topics }]) => (topics.length > 0 ? [device] : []))
  }

  facts(): InternetFacts {
    const { total, responses } = this.dht.stats.requests
    return { nodes: this.dht.nodes.length, asked: total, answered: responses }
  }

  /** The computer goes to sleep: tells the others, and keeps still. */
  suspend(): Promise<void> {
    return this.#swarm.suspend()
  }

  /** The computer is awake: connects again. */
  resume(): Promise<void> {
    return this.#swarm.resume()
  }

  close(): Promise<void> {
    this.#strangers.close()
    this.#answer = null
    return this.#swarm.destroy()
  }

  #opened(stream: HyperDHT.Stream, topics: readonly Uint8Array[]): void {
    stream.on('error', () => {})
    const take = stream.isInitiator ? this.#takerOf(topics) : this.#answer
    if (take === null || !(stream.isInitiator || this.#letsIn(stream))) stream.destroy()
    else take(stream)
  }

  #takerOf(topics: readonly Uint8Array[]): TakeStream | null {
    const search = topics.map((topic) => this.#searches.get(toHex(topic))).find((found) => found !== undefined)
    return search ?? this.#answer
  }

  #letsIn(stream: HyperDHT.Stream): boolean {
    if (!this.#strangers.accepts(stream, stream.rawStream?.remoteHost ?? '')) return false
    stream.once('close', () => this.#strangers.settle(stream))
    return true
  }
}
