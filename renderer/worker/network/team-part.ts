import type { FromNetwork } from '../../../shared/ipc/network.ts'
import type { PortLike } from '../../../shared/ipc/platform.ts'
import type {
  InviteResult,
  JoinProgress,
  JoinResult,
  PresenceState,
  TeamApi,
  TeamState,
} from '../../../shared/ipc/team-api.ts'
import { portPipe } from '../../../shared/replica/port-pipe.ts'
import type { OpenPlan, TeamPart, WorkerContext } from '../context.ts'
import { membersOf } from './kept-team.ts'
import { enterMember } from './member-entry.ts'
import { NetworkClient, type NetworkEvent } from './network-client.ts'
import { ServedPlan } from './served-plan.ts'

type Status = Extract<FromNetwork, { type: 'status' }>

/** Statements that the disk did not take are tried again after this long, in milliseconds. */
const keepAgainAfter = 5_000

const noNetwork = 'The network part of Placard is not running. Your plan is safe here. Close Placard and open it again.'

/** The team calls of the worker, and where its control port to the network process goes. */
export function createTeamPart(context: WorkerContext): TeamPart {
  const team = new TeamDesk(context)
  const api: TeamApi = {
    watch: (onState) => Promise.resolve(team.states.watch(onState)),
    watchPresence: (onPresence) => Promise.resolve(team.presences.watch(onPresence)),
    invite: (uses = 1) => team.invite(uses),
    join: (code, memberName, address, onProgress) => team.join(code, memberName, address, onProgress),
    cancelJoin: () => Promise.resolve(team.cancelJoin()),
    showPost: (post) => Promise.resolve(team.showPost(post)),
    dial: (address) => team.dial(address),
  }
  return { api, attach: (port: PortLike) => team.attach(port as MessagePort) }
}

/** Tells everyone who watches, at most once a turn, and at once to those who start. */
class Told<T> {
  readonly #watchers = new Set<(value: T) => void>()
  readonly #current: () => T
  #due = false

  constructor(current: () => T) {
    this.#current = current
  }

  watch(watcher: (value: T) => void): () => void {
    this.#watchers.add(watcher)
    watcher(this.#current())
    return () => this.#watchers.delete(watcher)
  }

  tell(): void {
    if (this.#due) return
    this.#due = true
    queueMicrotask(() => {
      this.#due = false
      const value = this.#current()
      for (const watcher of this.#watchers) watcher(value)
    })
  }
}

class TeamDesk {
  readonly states = new Told<TeamState>(() => this.#state())
  readonly presences = new Told<readonly PresenceState[]>(() => this.#present())
  readonly #context: WorkerContext
  #client: NetworkClient | null = null
  #status: Status | null = null
  #served: ServedPlan | null = null
  #post: string | null = null

  constructor(context: WorkerContext) {
    this.#context = context
    context.plans.watch((plan) => void this.#follow(plan))
  }

  attach(port: MessagePort): void {
    this.#client?.close()
    this.#served?.disconnect()
    const client = new NetworkClient(port, (event) => void this.#heard(client, event))
    this.#client = client
    this.#serve()
  }

  async invite(uses: number): Promise<InviteResult> {
    const served = this.#served
    if (served === null) return { ok: false, message: 'Open a plan first.' }
    const person = { memberId: served.plan.entry.member, memberName: served.memberName() }
    const answer = await this.#client?.request({ type: 'invite', person, uses })
    if (answer?.type !== 'invited') return { ok: false, message: noNetwork }
    if (!answer.result.ok) return answer.result
    const { code, link, expiresAt } = answer.result
    return { ok: true, invitation: { code, link, expiresAt } }
  }

  async join(
    code: string,
    memberName: string,
    address: string | null,
    onProgress: (progress: JoinProgress) => void,
  ): Promise<JoinResult> {
    const person = { memberId: this.#context.newId(), memberName }
    const answer = await this.#client?.request({ type: 'join', code, person, address }, (m) => onProgress(m.progress))
    if (answer?.type !== 'join-ended') return { kind: 'refused', reason: 'network', message: noNetwork }
    if (answer.outcome.kind === 'refused') return answer.outcome
    const { planId, planName, genesis, statements } = answer.outcome.team
    const own = membersOf({ genesis, statements })?.devices.get(this.#status?.device ?? '')
    const member = own?.memberId ?? person.memberId
    const plan = await this.#context.plans.add({ id: planId, name: planName, member, sample: false })
    await this.#follow(plan)
    if (genesis !== null) await this.#served?.learn(genesis, statements)
    await enterMember(plan, plan.entry.member, memberName)
    this.#serve()
    return { kind: 'joined', planId }
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

  async #follow(plan: OpenPlan | null): Promise<void> {
    if (this.#served?.plan === plan && plan !== null) return
    this.#served?.close()
    this.#served = null
    if (plan === null) return this.#changed()
    const served = new ServedPlan(plan, () => this.#changed())
    this.#served = served
    await served.load()
    if (this.#served !== served) return
    this.#serve()
    this.#changed()
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
        served?.heard(event.device, event.connection, event.at)
        break
      case 'gone':
        served?.gone(event.device, event.connection)
    }
  }

  /** Tries until it works: the network acts on statements only once they are kept. */
  async #keep(client: NetworkClient, event: Extract<FromNetwork, { type: 'statements' }>): Promise<void> {
    if (client !== this.#client) return
    const served = this.#served
    try {
      if (served?.plan.entry.id === event.planId) await served.learn(event.genesis, event.statements)
    } catch {
      this.#context.clock.after(keepAgainAfter, () => void this.#keep(client, event))
      return
    }
    client.send({ type: 'kept', batch: event.batch })
  }

  #connect(client: NetworkClient, event: Extract<FromNetwork, { type: 'peer' }>): void {
    const { port1, port2 } = new MessageChannel()
    client.send({ type: 'pipe', connection: event.connection }, [port2])
    this.#served?.connect(event, portPipe(port1))
  }

  #show(): void {
    this.#served?.show(this.#status?.device ?? null, this.#post)
  }

  #state(): TeamState {
    const status = this.#status
    return {
      kind: this.#served?.hasTeam() ? 'team' : 'none',
      device: status?.device ?? null,
      peers: this.#served?.peers(status?.device ?? null) ?? [],
      addresses: status?.addresses ?? [],
      network: status?.network ?? { kind: 'off' },
      keyWarning: status?.keyWarning ?? null,
    }
  }

  /** One entry for each device that is online; what was heard of one before it restarted is passed over. */
  #present(): readonly PresenceState[] {
    const online = new Set(this.#state().peers.flatMap(({ device, online }) => (online ? [device] : [])))
    const others = this.#served?.presence.others() ?? []
    const newest = new Map(others.map((presence) => [presence.device, presence]))
    return [...newest.values()].filter(({ device }) => online.has(device))
  }

  #changed(): void {
    this.states.tell()
    this.presences.tell()
  }
}
