import type { BundleTools } from '../formats/bundle/bundle-tools.ts'
import type { SignedWords } from '../ipc/approvals-api.ts'
import type { FromNetwork, Reach, TeamAct, ToNetwork, Word } from '../ipc/network.ts'
import type { ActResult, InviteResult, JoinProgress, JoinResult, PresenceState, TeamState } from '../ipc/team-api.ts'
import type { Clock, RandomBytes } from '../replica/clock.ts'
import type { Role } from '../team/grants.ts'
import { memberIdOf } from '../team/member-id.ts'
import { signWords } from './approval/sign-words.ts'
import { BundleDesk } from './bundle/bundle-desk.ts'
import { membersOf } from './kept-team.ts'
import { enterMember } from './member-entry.ts'
import { NetworkClient, type NetworkEvent, noNetwork, type RequestBody } from './network-client.ts'
import type { NetworkPort } from './network-port.ts'
import type { PeeredPlan, PeeredPlans } from './peered-plan.ts'
import { planHere } from './plan-here.ts'
import { ServedPlan } from './served-plan.ts'
import { type Status, teamState } from './team-state.ts'
import { Told } from './told.ts'

type Invite = Extract<RequestBody, { type: 'invite' | 'pair' }>
type Person = Extract<ToNetwork, { type: 'pair' }>['person']

/** Statements that the disk did not take are tried again after this long, in milliseconds. */
const keepAgainAfter = 5_000

/** What needs the network waits so long for one that is starting, in milliseconds. */
const networkPatience = 10_000

/** Someone who was in the team knows the plan's id, and could found another team on it: who joined would show it the plan. */
const foreignTeam =
  'This invitation is for one of your own plans, but comes from another team. Nothing has changed. Ask whoever sent it what it is for.'

/** What a team desk needs from its replica. */
export interface TeamDeskParts {
  readonly clock: Clock
  readonly random: RandomBytes
  readonly plans: PeeredPlans
  /** A hub is nobody: it is not entered among those whom posts can be assigned to, and shows no face. */
  readonly isHub?: boolean
  readonly bundleTools: BundleTools
}

/** The open plan's team and the network that serves it: what may be said of both, and what people ask of them. */
export class TeamDesk {
  readonly states = new Told<TeamState>(() => this.state())
  readonly presences = new Told<readonly PresenceState[]>(() => this.#present())
  readonly bundles: BundleDesk
  readonly #parts: TeamDeskParts
  #client: NetworkClient | null = null
  #status: Status | null = null
  #served: ServedPlan | null = null
  #following: Promise<void> = Promise.resolve()
  #post: string | null = null
  #internet: boolean | null = null
  readonly #awaiting: (() => void)[] = []

  constructor(parts: TeamDeskParts) {
    this.#parts = parts
    const { clock, random, bundleTools: tools } = parts
    const client = () => this.#clientSoon()
    this.bundles = new BundleDesk({ clock, random, tools, served: () => this.#served, client })
    parts.plans.watch((plan) => void this.#follow(plan))
  }

  /** Takes the port to the network; it replaces an earlier one, whose connections are gone. */
  attach(port: NetworkPort): void {
    this.#client?.close()
    this.#served?.disconnect()
    const client = new NetworkClient(port, (event) => void this.#heard(client, event))
    this.#client = client
    if (this.#internet !== null) client.send({ type: 'internet', on: this.#internet })
    this.#serve()
  }

  invite(uses: number, role: Role): Promise<InviteResult> {
    return this.#invite((person) => ({ type: 'invite', person, role, uses }))
  }

  /** Makes an invitation for another computer of this member. */
  pair(): Promise<InviteResult> {
    return this.#invite((person) => ({ type: 'pair', person }))
  }

  /** Changes the team. */
  async act(act: TeamAct): Promise<ActResult> {
    const answer = await this.#client?.request({ type: 'grant', act })
    return answer?.type === 'granted' ? answer.result : { ok: false, message: noNetwork }
  }

  /** Whether this computer may change the open plan. */
  mayWrite(): boolean {
    return this.#served?.mayWrite() ?? true
  }

  /** Signs words about posts of the open plan, if this computer may approve. */
  async sign(words: readonly Word[]): Promise<SignedWords> {
    return signWords(await this.#clientSoon(), words)
  }

  async #invite(request: (person: Person) => Invite): Promise<InviteResult> {
    const served = this.#served
    if (served === null) return { ok: false, message: 'Open a plan first.' }
    const person = { memberId: served.plan.entry.member, memberName: served.memberName() }
    const answer = await this.#client?.request(request(person))
    if (answer?.type !== 'invited') return { ok: false, message: noNetwork }
    if (!answer.result.ok) return answer.result
    const { invite, code, link, expiresAt } = answer.result
    return { ok: true, invitation: { id: invite, code, link, expiresAt } }
  }

  async join(
    code: string,
    memberName: string,
    address: string | null,
    onProgress: (progress: JoinProgress) => void,
    anyway = false,
  ): Promise<JoinResult> {
    const client = await this.#clientSoon()
    const device = this.#status?.device
    if (device === undefined) return { kind: 'refused', reason: 'network', message: noNetwork }
    const here = anyway ? null : await planHere(this.#parts.plans, code, device)
    if (here !== null) return here
    const person = { memberId: memberIdOf(device), memberName }
    const answer = await client?.request({ type: 'join', code, person, address }, (m) => onProgress(m.progress))
    if (answer?.type !== 'join-ended') return { kind: 'refused', reason: 'network', message: noNetwork }
    if (answer.outcome.kind === 'refused') return answer.outcome
    const { planId, planName, genesis, statements } = answer.outcome.team
    const known = (await this.#parts.plans.teamOf(planId))?.genesis ?? null
    if (known !== null && known !== genesis) return { kind: 'refused', reason: 'foreign', message: foreignTeam }
    const own = membersOf({ genesis, statements })?.devices.get(device)
    const member = own?.memberId ?? person.memberId
    const plan = await this.#parts.plans.add({ id: planId, name: planName, member, sample: false })
    await this.#follow(plan)
    if (genesis !== null) await this.#served?.learn(genesis, statements)
    await this.#enterSelf()
    this.#serve()
    return { kind: 'joined', planId, planName: plan.entry.name, role: own?.role ?? 'viewer' }
  }

  /** Whether the internet may be used: told to every network that comes. */
  allowInternet(on: boolean): void {
    this.#internet = on
    this.#client?.send({ type: 'internet', on })
  }

  /** What the network knows of its own way to the others; null if there is no network. */
  async reach(): Promise<Reach | null> {
    const answer = await this.#client?.request({ type: 'diagnose' })
    return answer?.type === 'diagnosed' ? answer.reach : null
  }

  /** The network, also if it is only starting; null if it does not come up. */
  async #clientSoon(): Promise<NetworkClient | null> {
    if (this.#client !== null && this.#status !== null) return this.#client
    await new Promise<void>((resolve) => {
      this.#awaiting.push(resolve)
      this.#parts.clock.after(networkPatience, resolve)
    })
    return this.#client
  }

  cancelJoin(): void {
    this.#client?.send({ type: 'cancel-join' })
  }

  showPost(post: string | null): void {
    this.#post = post
    this.#show()
  }

  async dial(address: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }> {
    const answer = await this.#client?.request({ type: 'dial', address })
    return answer?.type === 'dialed' ? answer.result : { ok: false, message: noNetwork }
  }

  /** Serves the plan that is open now; resolves when what is kept of its team has been read. */
  #follow(plan: PeeredPlan | null): Promise<void> {
    if (this.#served?.plan !== plan || plan === null) this.#following = this.#change(plan)
    return this.#following
  }

  async #change(plan: PeeredPlan | null): Promise<void> {
    this.#served?.close()
    this.#served = null
    if (plan === null) return this.#changed()
    const served = new ServedPlan(plan, () => this.#changed())
    served.known(this.#status?.device ?? null)
    this.#served = served
    await served.load()
    if (this.#served !== served) return
    this.#serve()
    this.#changed()
  }

  /** Resolves when what is kept of the open plan's team has been read. */
  loaded(): Promise<void> {
    return this.#following
  }

  /** Tells the network which plan to serve now. */
  #serve(): void {
    if (this.#served === null) this.#client?.send({ type: 'rest' })
    else this.#client?.send({ type: 'serve', ...this.#served.forNetwork() })
    this.#show()
  }

  async #heard(client: NetworkClient, event: NetworkEvent): Promise<void> {
    if (client !== this.#client) return
    const served = this.#served
    switch (event.type) {
      case 'status':
        this.#status = event
        for (const tell of this.#awaiting.splice(0)) tell()
        served?.known(event.device)
        this.#show()
        this.#changed()
        break
      case 'statements':
        await this.#keep(client, event)
        break
      case 'peer':
        this.#connect(client, event)
        break
      case 'heard':
        served?.heard(event)
        break
      case 'hub':
        served?.learnHub(event)
        break
      case 'gone':
        served?.gone(event.device, event.connection)
        break
      case 'turned-away': {
        const { device, kind, at } = event
        if (kind !== 'broken') served?.turnAway({ device, kind, reason: '', at })
        break
      }
    }
  }

  /** Tries until it works: the network acts on statements only once they are kept. */
  async #keep(client: NetworkClient, event: Extract<FromNetwork, { type: 'statements' }>): Promise<void> {
    if (client !== this.#client) return
    const served = this.#served
    try {
      if (served?.plan.entry.id === event.planId) await served.learn(event.genesis, event.statements)
      await this.#enterSelf()
    } catch {
      this.#parts.clock.after(keepAgainAfter, () => void this.#keep(client, event))
      return
    }
    client.send({ type: 'kept', batch: event.batch })
  }

  #connect(client: NetworkClient, event: Extract<FromNetwork, { type: 'peer' }>): void {
    this.#served?.connect(event, client.openPipe(event.connection), this.#parts.clock.now)
  }

  #show(): void {
    const device = this.#parts.isHub === true ? null : (this.#status?.device ?? null)
    this.#served?.show(device, this.#post)
  }

  /** Who joined stands in the team's lists, once they may write there. A hub is nobody. */
  async #enterSelf(): Promise<void> {
    const served = this.#served
    if (served === null || this.#parts.isHub === true) return
    const own = served.own()
    if (own.kind !== 'member' || !served.mayWrite()) return
    await enterMember(served.plan, served.plan.entry.member, served.memberName())
  }

  /** What may be said now. */
  state(): TeamState {
    return teamState(this.#served, this.#status, this.#parts.clock.now())
  }

  /** One entry for each device that is online; what was heard of one before it restarted is passed over. */
  #present(): readonly PresenceState[] {
    const peers = this.#served?.peers(this.#status?.device ?? null) ?? []
    const online = new Set(peers.flatMap(({ device, online }) => (online ? [device] : [])))
    const others = this.#served?.presence.others() ?? []
    const newest = new Map(others.map((presence) => [presence.device, presence]))
    return [...newest.values()].filter(({ device }) => online.has(device))
  }

  #changed(): void {
    this.states.tell()
    this.presences.tell()
  }
}
