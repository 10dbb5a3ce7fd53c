import type SecretStream from '@hyperswarm/secret-stream'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import type { LinkPath } from '../../../shared/ipc/network.ts'
import { toHex } from '../../../shared/team/bytes.ts'
import { formatAddress, parseAddress } from '../lan/address.ts'
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
  /** Set on a hub. */
  readonly open?: OpenPorts
}

/** What a hub has: UDP ports that can be reached from outside, each for a node of the DHT. Five are a DHT of their own. */
export interface OpenPorts {
  readonly ports: readonly number[]
  /** The address under which others reach them; null to ask the other nodes. */
  readonly address: string | null
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
  readonly #others: readonly HyperDHT[]
  #answer: TakeStream | null = null

  /** `hubs`: nodes of the DHT that the team's hubs run, `host:port` each. */
  constructor(
    options: InternetOptions,
    keyPair: SecretStream.KeyPair,
    random: () => number,
    hubs: readonly string[] = [],
  ) {
    const { open } = options
    const entrances = [...hubs, ...(options.bootstrap ?? publicNodes), ...ownEntrances(open)]
    const [port, ...others] = open?.ports ?? []
    const host = options.host === undefined ? {} : { host: options.host }
    const node = { bootstrap: entrances, ...host }
    this.dht =
      port === undefined
        ? new RelayingDht({ ...node, keyPair })
        : openNode(RelayingDht, { ...node, keyPair }, port, open?.address ?? null)
    this.#others = others.map((other) => openNode(HyperDHT, node, other, open?.address ?? null))
    this.#swarm = new Hyperswarm({
      keyPair,
      dht: this.dht,
      // A relayed connection becomes direct by itself where there is a direct path, so asking at once costs little.
      relayThrough: () => this.relays.choose(random),
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
        if (left) return
        // A node that was alone at its start makes itself known only minutes later (hyperdht 6.34, lib/announcer.js).
        if (this.#swarm.server.relayAddresses.length === 0) this.#swarm.server.refresh()
        discovery.refresh(role).catch(() => {})
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

  async close(): Promise<void> {
    this.#strangers.close()
    this.#answer = null
    await this.#swarm.destroy()
    await Promise.all(this.#others.map((node) => node.destroy({ force: true })))
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

/** A hub's own nodes are entrances too, so that they are a DHT where no other can be reached. */
function ownEntrances(open: OpenPorts | undefined): readonly string[] {
  const address = open?.address ?? null
  return address === null ? [] : (open?.ports ?? []).map((port) => formatAddress({ host: address, port }))
}

/** A node that serves the DHT on a port that is open to others. */
function openNode<Node>(
  Kind: (new (options: HyperDHT.Options) => Node) & Pick<typeof HyperDHT, 'bootstrapper'>,
  options: HyperDHT.Options,
  port: number,
  address: string | null,
): Node {
  const open = { ...options, port, anyPort: false, ephemeral: false, firewalled: false }
  return address === null ? new Kind(open) : Kind.bootstrapper(port, address, open)
}
