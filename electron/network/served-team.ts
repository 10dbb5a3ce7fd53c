import type { FromNetwork, HubDevice, KeptPlace, KeptTeam } from '../../shared/ipc/network.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { toHex } from '../../shared/team/bytes.ts'
import type { TurnedAway } from './admission.ts'
import type { Request } from './control.ts'
import { type Act, Granting } from './granting.ts'
import type { Keeping } from './keeping.ts'
import { formatAddress } from './lan/address.ts'
import type { DiscoveryOptions } from './lan/discovery.ts'
import type { DialResult } from './lan/lan-carrier.ts'
import type { ListenOptions } from './lan/listener.ts'
import { unreadable } from './link.ts'
import type { HubOffer } from './messages.ts'
import type { OwnDevice } from './own-device.ts'
import { Peers } from './peers.ts'
import type { Reach } from './reach.ts'
import { Serving } from './serving.ts'
import { Team } from './team.ts'

/** Whether the open plan's team is served. */
export type ServedStatus = Extract<FromNetwork, { type: 'status' }>['network']

interface ServedTeamParts {
  readonly own: OwnDevice
  readonly reach: Reach
  readonly keeping: Keeping
  readonly listen: ListenOptions
  /** Null: no multicast, addresses only. */
  readonly discovery: DiscoveryOptions | null
  /** What a hub tells each peer; null for any other device. */
  readonly offer: HubOffer | null
  readonly post: (message: FromNetwork) => void
  /** The status has changed. */
  readonly changed: () => void
}

/** So many devices that were turned away are remembered, so that each is told of once for each kind. */
const mostTurnedAway = 1_000

/** The open plan's team, from the worker's `serve` to its `rest`: what its grant log says is done here. */
export class ServedTeam {
  readonly #parts: ServedTeamParts
  #serving: Serving | null = null
  #peers: Peers | null = null
  #granting: Granting | null = null
  #plan: KeptTeam | null = null
  /** The key by which the team is announced now. */
  #announced: Uint8Array | null = null
  #status: ServedStatus = { kind: 'off' }
  /** Devices that were turned away, each with what was told of it last. */
  readonly #turnedAway = new Map<string, TurnedAway>()
  /** Where the last join met its team: the first place to call once the plan is served. */
  #met: { readonly planId: string; readonly address: string } | null = null

  constructor(parts: ServedTeamParts) {
    this.#parts = parts
  }

  get status(): ServedStatus {
    return this.#status
  }

  /** The plan that the worker has open, with a team or without. */
  get plan(): KeptTeam | null {
    return this.#plan
  }

  /** Null until it is online, and when the plan has none. */
  get team(): Team | null {
    return this.#serving?.team ?? null
  }

  addresses(): readonly string[] {
    return this.#serving?.addresses() ?? []
  }

  /** Calls a member at an address that a person typed. */
  async dial(address: string): Promise<DialResult> {
    if (this.#serving !== null) return this.#serving.dial(address)
    return { ok: false, message: 'There is no team to connect to yet: invite someone first.' }
  }

  /** Returns false if this device may not do that. */
  async act(act: Act): Promise<boolean> {
    return (await this.#granting?.act(act)) === true
  }

  /** Joins the worker's pipe to the peer of this connection. */
  attachPipe(connection: number, pipe: Pipe): void {
    if (this.#peers === null) pipe.close('The plan was closed.')
    else this.#peers.attach(connection, pipe)
  }

  /** A join met the team of this plan, at this address if it can be called at one. */
  joined(planId: string, address: string | undefined): void {
    this.#met = address === undefined ? null : { planId, address }
  }

  /** Takes the place of what was served before. Resolves when the team is online, or it is clear that it will not be. */
  async serve({ team: plan, places, hubs }: Pick<Request<'serve'>, 'team' | 'places' | 'hubs'>): Promise<void> {
    this.rest()
    this.#plan = plan
    const { planId, planName, genesis, statements } = plan
    if (genesis === null) return this.#setStatus({ kind: 'off' })
    this.#setStatus({ kind: 'starting' })
    const { own, keeping } = this.#parts
    const keys = await own.secrets.teamKeys(planId)
    if (this.#plan !== plan) return
    if (keys.length === 0) return this.#setStatus({ kind: 'trouble', reason: lostKey })
    const team = new Team({
      ...{ planId, planName, genesis, statements, keys, deviceSeed: own.secrets.deviceSeed },
      keep: (added) => keeping.keep(planId, genesis, added),
      keepKey: (key) => own.secrets.keepTeamKey(planId, key),
      learned: (news, from) => this.#learned(team, news, from),
    })
    await team.openKeys()
    if (this.#plan !== plan) return
    if (team.ownStanding().kind === 'removed') return this.#setStatus({ kind: 'off' })
    await this.#goOnline(team, places, hubs)
  }

  /** The plan was closed, or nobody is left who has it open. */
  rest(): void {
    const serving = this.#serving
    this.#granting?.close()
    this.#granting = null
    this.#serving = null
    serving?.close()
    this.#parts.reach.rest()
    this.#peers = null
    this.#plan = null
    this.#turnedAway.clear()
    this.#parts.keeping.release()
    this.#setStatus({ kind: 'off' })
  }

  async #goOnline(team: Team, places: readonly KeptPlace[], hubs: readonly HubDevice[]): Promise<void> {
    const { own, reach, listen, discovery } = this.#parts
    const { keyPair, clock, random, randomBytes } = own
    const peers = this.#makePeers(team)
    const serving = new Serving({
      ...{ team, keyPair, clock, random, peers, places, listen, discovery },
      turnedAway: (device, kind, reason) => this.#turnAway(team, device, kind, reason),
    })
    this.#peers = peers
    this.#serving = serving
    this.#granting = new Granting({ team, clock, randomBytes })
    this.#announced = team.teamKey
    const trouble = await serving.start()
    if (this.#serving !== serving) return
    reach.serve(serving, hubs)
    this.#setStatus(trouble === null ? { kind: 'ready' } : { kind: 'trouble', reason: trouble })
    this.#granting.keepFresh()
    if (this.#met?.planId === team.planId) void serving.dial(this.#met.address)
  }

  #makePeers(team: Team): Peers {
    const { own, post, changed, offer } = this.#parts
    const peers: Peers = new Peers(
      own.id,
      own.clock,
      {
        admitted: (connection, device, { path, place }) => {
          this.#turnedAway.delete(device)
          post({ type: 'peer', connection, device, path: path(), place })
          changed()
        },
        heard: (connection, device, at, traffic) => post({ type: 'heard', connection, device, at, ...traffic }),
        gone: (connection, device, reason, dialed) => {
          post({ type: 'gone', connection, device, reason })
          if (reason === unreadable) this.#turnAway(team, device, 'unreadable', reason)
          if (this.#peers === peers && !peers.devices().includes(device)) this.#lost(device, dialed)
        },
        statements: (device, statements) => void team.learn(statements, device),
        removed: (statement) => void team.learn([statement]).then(() => this.#sayGoodbye(team)),
        key: (teamKey) => {
          void team.takeKey(teamKey).then((isNew) => isNew && this.#learned(team, [], null))
        },
        hub: (device, offered, { host }) => this.#learnHub(device, offered, host),
      },
      offer,
    )
    return peers
  }

  /** The grant log has grown: the others hear of it, and what it means is done. */
  #learned(team: Team, news: readonly Uint8Array[], from: string | null): void {
    const serving = this.#serving
    if (serving?.team !== team) return
    serving.spread(news, from)
    if (this.#announced !== team.teamKey) serving.rekeyed()
    this.#announced = team.teamKey
    this.#peers?.review(
      (device) => team.isMember(device),
      (device) => team.removalOf(device),
    )
    this.#granting?.keepFresh()
    if (team.ownStanding().kind === 'removed') this.#sayGoodbye(team)
  }

  /** This device is out, and the team knows it: there is nobody to meet any more. */
  #sayGoodbye(team: Team): void {
    if (this.#serving?.team !== team || team.ownStanding().kind === 'member') return
    const serving = this.#serving
    this.#granting?.close()
    this.#serving = null
    serving.close()
    this.#parts.reach.rest()
    this.#setStatus({ kind: 'off' })
  }

  #turnAway(team: Team, device: string, kind: TurnedAway, reason: string): void {
    if (kind === 'removed') this.#sayGoodbye(team)
    const before = this.#turnedAway.get(device)
    if (kind === 'guest' || before === kind) return
    if (before === undefined && this.#turnedAway.size >= mostTurnedAway) return
    this.#turnedAway.set(device, kind)
    this.#parts.post({ type: 'turned-away', device, kind, reason, at: this.#parts.own.clock.now() })
  }

  #lost(device: string, dialed: boolean): void {
    this.#serving?.lost(device, dialed)
    if (this.#serving?.hasPeers() === false) this.#parts.reach.lost()
  }

  #learnHub(device: string, { relay, ports }: HubOffer, host: string | null): void {
    const nodes = host === null ? [] : ports.map((port) => formatAddress({ host, port }))
    const hub = { device, relay: toHex(relay), nodes }
    this.#parts.reach.learnHub(hub)
    this.#parts.post({ type: 'hub', ...hub })
  }

  #setStatus(status: ServedStatus): void {
    this.#status = status
    this.#parts.changed()
  }
}

const lostKey =
  'This computer no longer has the team’s key, so it cannot meet the others. Your plan is safe here. Ask a member for a new invitation.'
