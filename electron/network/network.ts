import { randomBytes as nodeRandomBytes } from 'node:crypto'
import SecretStream from '@hyperswarm/secret-stream'
import type { FromNetwork, HubDevice, KeptPlace, KeptTeam, ToNetwork } from '../../shared/ipc/network.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { fitName } from '../../shared/team/grants.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import type { Signer } from '../../shared/team/signing.ts'
import type { TurnedAway } from './admission.ts'
import { answerBundle, type BundleRequest } from './bundles.ts'
import { type ControlPort, readControl } from './control.ts'
import { Granting } from './granting.ts'
import { type InviteFor, makeGenesis, makeInvitation } from './invite.ts'
import { JoinSearch } from './join-search.ts'
import { Keeping } from './keeping.ts'
import { relaySeed, signerOf, teamKeyBytes } from './keys.ts'
import { formatAddress } from './lan/address.ts'
import type { DiscoveryOptions } from './lan/discovery.ts'
import type { ListenOptions } from './lan/listener.ts'
import type { HubOffer } from './messages.ts'
import { Peers } from './peers.ts'
import { Reach } from './reach.ts'
import type { Secrets } from './secrets.ts'
import { Serving } from './serving.ts'
import type { InternetOptions } from './swarm/internet.ts'
import { Team } from './team.ts'

/** What a network is made of. `discovery: null` turns multicast off. */
export interface NetworkParts {
  readonly secrets: Secrets
  readonly clock: Clock
  /** What people call this computer. */
  readonly deviceName: string
  readonly randomBytes?: RandomBytes
  readonly listen?: ListenOptions
  readonly discovery?: DiscoveryOptions | null
  /** How to take part in the internet, once the worker says that it may be used. */
  readonly internet?: InternetOptions
  /** A hub tells its peers that it is one. With open ports it relays for them. */
  readonly isHub?: boolean
}

type Request<T extends ToNetwork['type']> = Extract<ToNetwork, { type: T }>
type Status = Extract<FromNetwork, { type: 'status' }>['network']

/** So many devices that were turned away are remembered, so that each is told of once. */
const mostTurnedAway = 1_000

/** The network of one device: serves the open plan's team to whoever holds the control port. */
export class Network {
  readonly #parts: NetworkParts
  readonly #device: Signer
  readonly #keyPair: SecretStream.KeyPair
  readonly #randomBytes: RandomBytes
  readonly #relayKeys: SecretStream.KeyPair
  readonly #random: () => number
  readonly #reach: Reach
  readonly #keeping = new Keeping((message) => this.#post(message))
  #port: ControlPort | null = null
  #serving: Serving | null = null
  #peers: Peers | null = null
  #granting: Granting | null = null
  #plan: KeptTeam | null = null
  /** Until the plan that is served has its team. */
  #starting: Promise<void> = Promise.resolve()
  #search: JoinSearch | null = null
  /** The key by which the team is announced now. */
  #announced: Uint8Array | null = null
  #status: Status = { kind: 'off' }
  readonly #turnedAway = new Set<string>()
  /** Where the last join met its team: the first place to call once the plan is served. */
  #met: { readonly planId: string; readonly address: string } | null = null

  constructor(parts: NetworkParts) {
    this.#parts = parts
    this.#device = signerOf(parts.secrets.deviceSeed)
    this.#keyPair = SecretStream.keyPair(Buffer.from(parts.secrets.deviceSeed))
    this.#randomBytes = parts.randomBytes ?? ((length) => new Uint8Array(nodeRandomBytes(length)))
    this.#random = () => (this.#randomBytes(1)[0] ?? 0) / 256
    this.#relayKeys = SecretStream.keyPair(Buffer.from(relaySeed(parts.secrets.deviceSeed)))
    this.#reach = new Reach({
      clock: parts.clock,
      random: this.#random,
      keyPair: this.#keyPair,
      relayKeys: this.#relayKeys,
      internet: parts.internet ?? {},
      changed: () => this.#tellStatus(),
    })
  }

  /** Takes a worker's control port; it replaces an earlier one, whose connections end. */
  attach(port: ControlPort): void {
    this.#rest()
    this.#port?.close()
    this.#port = port
    port.receive({
      message: (message, pipes) => {
        const request = readControl(message)
        if (request !== null && this.#port === port) this.#handle(request, pipes)
      },
      closed: () => {
        if (this.#port === port) this.#detach()
      },
    })
    this.#tellStatus()
  }

  /** The computer goes to sleep. */
  suspend(): Promise<void> {
    return this.#reach.suspend()
  }

  /** The computer is awake again. */
  resume(): Promise<void> {
    return this.#reach.resume()
  }

  close(): void {
    this.#port?.close()
    this.#detach()
    this.#reach.close()
  }

  #detach(): void {
    this.#port = null
    this.#search?.cancel()
    this.#rest()
  }

  #handle(request: ToNetwork, pipes: readonly Pipe[]): void {
    switch (request.type) {
      case 'serve':
        this.#starting = this.#serve(request)
        break
      case 'rest':
        this.#rest()
        break
      case 'internet':
        this.#reach.setInternet(request.on)
        break
      case 'diagnose':
        this.#post({ type: 'diagnosed', request: request.request, reach: this.#reach.facts() })
        break
      case 'invite':
        void this.#invite(request.request, request.person, { role: request.role, uses: request.uses })
        break
      case 'pair':
        void this.#invite(request.request, request.person, { pair: true })
        break
      case 'grant':
        void this.#grant(request)
        break
      case 'join':
        void this.#join(request)
        break
      case 'cancel-join':
        this.#search?.cancel()
        break
      case 'dial':
        void this.#dial(request)
        break
      case 'kept':
        this.#keeping.kept(request.batch)
        break
      case 'pipe':
        for (const pipe of pipes) this.#attachPipe(request.connection, pipe)
        break
      default:
        void this.#answerBundle(request)
    }
  }

  async #answerBundle(request: BundleRequest): Promise<void> {
    await this.#starting
    const team = this.#serving?.team ?? null
    this.#post(await answerBundle(request, team, this.#device))
  }

  #attachPipe(connection: number, pipe: Pipe): void {
    if (this.#peers === null) pipe.close('The plan was closed.')
    else this.#peers.attach(connection, pipe)
  }

  async #serve({ team: plan, places, hubs }: Pick<Request<'serve'>, 'team' | 'places' | 'hubs'>): Promise<void> {
    this.#rest()
    this.#plan = plan
    const { planId, planName, genesis, statements } = plan
    if (genesis === null) return this.#setStatus({ kind: 'off' })
    this.#setStatus({ kind: 'starting' })
    const { secrets } = this.#parts
    const keys = await secrets.teamKeys(planId)
    if (this.#plan !== plan) return
    if (keys.length === 0) return this.#setStatus({ kind: 'trouble', reason: lostKey })
    const team = new Team({
      ...{ planId, planName, genesis, statements, keys, deviceSeed: secrets.deviceSeed },
      keep: (added) => this.#keeping.keep(planId, genesis, added),
      keepKey: (key) => secrets.keepTeamKey(planId, key),
      learned: (news, from) => this.#learned(team, news, from),
    })
    await team.openKeys()
    if (this.#plan !== plan) return
    if (team.ownStanding().kind === 'removed') return this.#setStatus({ kind: 'off' })
    await this.#goOnline(team, places, hubs)
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
    this.#reach.rest()
    this.#setStatus({ kind: 'off' })
  }

  #turnAway(team: Team, device: string, kind: TurnedAway, reason: string): void {
    if (kind === 'removed') this.#sayGoodbye(team)
    if (kind === 'guest' || this.#turnedAway.has(device) || this.#turnedAway.size >= mostTurnedAway) return
    this.#turnedAway.add(device)
    this.#post({ type: 'turned-away', device, kind, reason, at: this.#parts.clock.now() })
  }

  async #goOnline(team: Team, places: readonly KeptPlace[], hubs: readonly HubDevice[]): Promise<void> {
    const { clock, listen, discovery } = this.#parts
    const peers = this.#makePeers(team)
    const serving = new Serving({
      team,
      keyPair: this.#keyPair,
      clock,
      random: this.#random,
      peers,
      places,
      listen: listen ?? {},
      discovery: discovery === undefined ? {} : discovery,
      turnedAway: (device, kind, reason) => this.#turnAway(team, device, kind, reason),
    })
    this.#peers = peers
    this.#serving = serving
    this.#granting = new Granting({ team, clock, randomBytes: this.#randomBytes })
    this.#announced = team.teamKey
    const trouble = await serving.start()
    if (this.#serving !== serving) return
    this.#reach.serve(serving, hubs)
    this.#setStatus(trouble === null ? { kind: 'ready' } : { kind: 'trouble', reason: trouble })
    this.#granting.keepFresh()
    if (this.#met?.planId === team.planId) void serving.dial(this.#met.address)
  }

  #makePeers(team: Team): Peers {
    const peers: Peers = new Peers(
      toHex(this.#device.publicKey),
      this.#parts.clock,
      {
        admitted: (connection, device, { path, place }) => {
          this.#post({ type: 'peer', connection, device, path: path(), place })
          this.#tellStatus()
        },
        heard: (connection, device, at, traffic) => this.#post({ type: 'heard', connection, device, at, ...traffic }),
        gone: (connection, device, reason, dialed) => {
          this.#post({ type: 'gone', connection, device, reason })
          if (this.#peers === peers && !peers.devices().includes(device)) this.#lost(device, dialed)
        },
        statements: (device, statements) => void team.learn(statements, device),
        removed: (statement) => void team.learn([statement]).then(() => this.#sayGoodbye(team)),
        key: (teamKey) => {
          void team.takeKey(teamKey).then((isNew) => isNew && this.#learned(team, [], null))
        },
        hub: (device, offer, { host }) => this.#learnHub(device, offer, host),
      },
      this.#offer(),
    )
    return peers
  }

  #lost(device: string, dialed: boolean): void {
    this.#serving?.lost(device, dialed)
    if (this.#serving?.hasPeers() === false) this.#reach.lost()
  }

  #offer(): HubOffer | null {
    const { isHub = false, internet } = this.#parts
    return isHub ? { relay: this.#relayKeys.publicKey, ports: internet?.open?.ports ?? [] } : null
  }

  #learnHub(device: string, { relay, ports }: HubOffer, host: string | null): void {
    const nodes = host === null ? [] : ports.map((port) => formatAddress({ host, port }))
    const hub = { device, relay: toHex(relay), nodes }
    this.#reach.learnHub(hub)
    this.#post({ type: 'hub', ...hub })
  }

  #rest(): void {
    const serving = this.#serving
    this.#granting?.close()
    this.#granting = null
    this.#serving = null
    serving?.close()
    this.#reach.rest()
    this.#peers = null
    this.#plan = null
    this.#turnedAway.clear()
    this.#keeping.release()
    this.#setStatus({ kind: 'off' })
  }

  async #invite(request: number, person: Request<'invite'>['person'], invited: InviteFor): Promise<void> {
    const team = this.#serving?.team ?? (await this.#startTeam(person))
    const made =
      team === null
        ? null
        : makeInvitation({
            team,
            clock: this.#parts.clock,
            randomBytes: this.#randomBytes,
            invited,
            addresses: this.#serving?.addresses() ?? [],
          })
    if (made === null || team === null) {
      const message = 'This computer cannot invite: it has no part in this plan’s team, or may not give this role.'
      this.#post({ type: 'invited', request, result: { ok: false, message } })
      return
    }
    await team.learn([made.statement])
    const { code, link, expiresAt } = made
    this.#post({ type: 'invited', request, result: { ok: true, code, link, expiresAt } })
  }

  async #grant({ request, act }: Request<'grant'>): Promise<void> {
    const done = (await this.#granting?.act(act)) === true
    const message = 'This computer may not do that: only an admin of the team can.'
    this.#post({ type: 'granted', request, result: done ? { ok: true } : { ok: false, message } })
  }

  async #startTeam(person: Request<'invite'>['person']): Promise<Team | null> {
    const plan = this.#plan
    if (plan === null || plan.genesis !== null) return null
    const teamKey = this.#randomBytes(teamKeyBytes)
    await this.#parts.secrets.keepTeamKey(plan.planId, teamKey)
    const founder = this.#person(person)
    const genesis = makeGenesis(plan.planId, founder, this.#device, this.#parts.clock.now())
    await this.#keeping.keep(plan.planId, genesis.id, [genesis])
    if (this.#plan !== plan) return null
    await this.#serve({ team: { ...plan, genesis: genesis.id, statements: [genesis.bytes] }, places: [], hubs: [] })
    return this.#serving?.team ?? null
  }

  async #join({ request, code, person, address }: Request<'join'>): Promise<void> {
    this.#search?.cancel()
    const parsed = parseCode(code)
    if (!parsed.ok) {
      const { message } = parsed
      this.#post({ type: 'join-ended', request, outcome: { kind: 'refused', reason: 'malformed', message } })
      return
    }
    const { clock, discovery } = this.#parts
    const search = new JoinSearch({
      newcomer: { code: parsed.code, person: this.#person(person), device: this.#device, now: clock.now() },
      address,
      keyPair: this.#keyPair,
      clock,
      random: this.#random,
      discovery: discovery === undefined ? {} : discovery,
      internet: this.#reach.internet(),
      onProgress: (progress) => this.#post({ type: 'join-progress', request, progress }),
    })
    this.#search = search
    const result = await search.result
    if (this.#search === search) this.#search = null
    if (result.kind === 'refused') return this.#post({ type: 'join-ended', request, outcome: result })
    this.#post({ type: 'join-progress', request, progress: 'copying' })
    await this.#parts.secrets.keepTeamKey(result.team.planId, result.teamKey)
    this.#met = result.met === undefined ? null : { planId: result.team.planId, address: result.met }
    this.#post({ type: 'join-ended', request, outcome: { kind: 'joined', team: result.team } })
  }

  async #dial({ request, address }: Request<'dial'>): Promise<void> {
    const result = await (this.#serving?.dial(address) ??
      Promise.resolve({ ok: false as const, message: 'There is no team to connect to yet: invite someone first.' }))
    this.#post({ type: 'dialed', request, result })
  }

  #person({ memberId, memberName }: Request<'join'>['person']) {
    return { memberId, memberName: fitName(memberName), deviceName: fitName(this.#parts.deviceName) }
  }

  #setStatus(status: Status): void {
    this.#status = status
    this.#tellStatus()
  }

  #tellStatus(): void {
    this.#post({
      type: 'status',
      device: toHex(this.#device.publicKey),
      deviceName: this.#parts.deviceName,
      network: this.#status,
      activity: this.#reach.activity(),
      addresses: [...(this.#serving?.addresses() ?? [])],
      keyWarning: this.#parts.secrets.warning,
    })
  }

  #post(message: FromNetwork): void {
    this.#port?.post(message)
  }
}

const lostKey =
  'This computer no longer has the team’s key, so it cannot meet the others. Your plan is safe here. Ask a member for a new invitation.'
