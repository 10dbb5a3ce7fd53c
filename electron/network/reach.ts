import type SecretStream from '@hyperswarm/secret-stream'
import type { Activity, HubDevice, Reach as ReachFacts } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { fromHex } from '../../shared/team/bytes.ts'
import { Interfaces } from './interfaces.ts'
import type { Serving } from './serving.ts'
import { Internet, type InternetOptions } from './swarm/internet.ts'
import { Relay } from './swarm/relay.ts'

/** After a loss or a move it is called reconnecting for this long, then looking. */
const reconnectingMs = 60_000

/** What `Reach` works with. */
export interface ReachParts {
  readonly clock: Clock
  readonly random: () => number
  readonly keyPair: SecretStream.KeyPair
  /** The key under which it relays for its team, if it is a hub. */
  readonly relayKeys: SecretStream.KeyPair
  readonly internet: InternetOptions
  /** What this device does about its team has changed. */
  readonly changed: () => void
}

/** What this device can be reached by, and what it is doing about it: interfaces, sleep, the internet and its relays. */
export class Reach {
  readonly #parts: ReachParts
  readonly #interfaces: Interfaces
  #internet: Internet | null = null
  #since = 0
  #relay: Relay | null = null
  #internetOn = false
  #asleep = false
  #serving: Serving | null = null
  #hubs = new Map<string, HubDevice>()
  #unsettledUntil = 0
  #settle: () => void = () => {}

  constructor(parts: ReachParts) {
    this.#parts = parts
    this.#interfaces = new Interfaces(parts.clock, (stayed) => this.#moved(stayed))
  }

  /** A team is served from now on, with these hubs. */
  serve(serving: Serving, hubs: readonly HubDevice[]): void {
    this.#serving = serving
    this.#hubs = new Map(hubs.map((hub) => [hub.device, hub]))
    this.#internet?.relays.clear()
    this.#online()
  }

  /** No team is served any more. */
  rest(): void {
    void this.#relay?.close()
    this.#relay = null
    this.#serving = null
    this.#unsettledUntil = 0
  }

  setInternet(on: boolean): void {
    if (this.#internetOn === on) return
    this.#internetOn = on
    if (on) this.#online()
    else this.#offline()
    this.#parts.changed()
  }

  /** The internet, if it may be used. */
  internet(): Internet | null {
    if (!this.#internetOn || this.#asleep) return null
    if (this.#internet === null) {
      const { internet, keyPair, random, clock } = this.#parts
      const nodes = [...this.#hubs.values()].flatMap((hub) => hub.nodes)
      this.#internet = new Internet(internet, keyPair, random, nodes)
      this.#since = clock.now()
    }
    return this.#internet
  }

  /** A peer is a hub: its nodes, and its relay if it has any, are used from now on. */
  learnHub(hub: HubDevice): void {
    this.#hubs.set(hub.device, hub)
    if (hub.nodes.length > 0) this.#internet?.relays.learn(hub.device, fromHex(hub.relay))
    this.#internet?.learnNodes(hub.nodes)
  }

  /** A connection is gone that nothing has replaced. */
  lost(): void {
    this.#unsettle()
  }

  async suspend(): Promise<void> {
    if (this.#asleep) return
    this.#asleep = true
    this.#serving?.suspend()
    this.#parts.changed()
    await this.#internet?.suspend()
  }

  async resume(): Promise<void> {
    if (!this.#asleep) return
    this.#asleep = false
    this.#unsettle()
    this.#serving?.resume()
    await this.#internet?.resume()
    this.#serving?.moved()
  }

  activity(): Activity {
    if (this.#serving === null) return 'resting'
    if (this.#asleep) return 'asleep'
    if (this.#serving.hasPeers()) return 'connected'
    if (this.#interfaces.count() === 0) return 'offline'
    return this.#parts.clock.now() < this.#unsettledUntil ? 'reconnecting' : 'looking'
  }

  facts(): ReachFacts {
    const internet = this.#internet
    return {
      interfaces: this.#interfaces.count(),
      listening: (this.#serving?.addresses().length ?? 0) > 0,
      multicast: this.#serving?.multicast() ?? 'off',
      internet: internet === null ? null : { ...internet.facts(), forMs: this.#parts.clock.now() - this.#since },
      found: [...(internet?.found() ?? [])],
      blocked: [...(this.#serving?.blocked() ?? [])],
      vpn: this.#interfaces.hasVpn(),
      relays: [...this.#hubs.values()].filter(({ nodes }) => nodes.length > 0).length,
      newestAt: this.#serving?.team.newestAt() ?? 0,
      now: this.#parts.clock.now(),
    }
  }

  close(): void {
    this.#interfaces.close()
    this.#settle()
    this.#offline()
  }

  #online(): void {
    const serving = this.#serving
    const internet = serving === null ? null : this.internet()
    if (serving === null || internet === null) return
    for (const hub of this.#hubs.values()) this.learnHub(hub)
    serving.meetOver(internet)
    if (this.#parts.internet.open === undefined) return
    this.#relay = new Relay(internet.dht, (device) => serving.team.membership()?.devices.has(device) ?? false)
    void this.#relay.listen(this.#parts.relayKeys)
  }

  #offline(): void {
    this.#serving?.meetOver(null)
    void this.#relay?.close()
    this.#relay = null
    void this.#internet?.close()
    this.#internet = null
  }

  #moved(stayed: boolean): void {
    this.#unsettle()
    if (!stayed) this.#serving?.hangUp('This computer left the network.')
    this.#serving?.moved()
  }

  #unsettle(): void {
    const { clock, changed } = this.#parts
    this.#unsettledUntil = clock.now() + reconnectingMs
    this.#settle()
    this.#settle = clock.after(reconnectingMs, changed)
    changed()
  }
}
