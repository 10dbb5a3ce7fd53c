import { randomBytes } from 'node:crypto'
import type { ControlHandlers, ControlPort } from '../../electron/network/control.ts'
import { Network, type NetworkParts } from '../../electron/network/network.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { Secrets } from '../../electron/network/secrets.ts'
import type { FromNetwork, JoinOutcome, KeptPlace, KeptTeam, ToNetwork } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import type { Role } from '../../shared/team/grants.ts'
import { type Membership, membership } from '../../shared/team/membership.ts'
import { decodeStatement } from '../../shared/team/statement.ts'
import { livePipes } from './live-pipes.ts'

/** Secrets in memory, as the shell would keep them. */
export function memorySecrets(deviceSeed: Uint8Array = new Uint8Array(randomBytes(32))): Secrets {
  const keys = new Map<string, readonly Uint8Array[]>()
  return {
    deviceSeed,
    warning: null,
    teamKeys: (planId) => Promise.resolve(keys.get(planId) ?? []),
    keepTeamKey: (planId, key) => {
      keys.set(planId, [key, ...(keys.get(planId) ?? [])])
      return Promise.resolve()
    },
  }
}

/** A connection as the worker's side sees it. */
export interface TestPeer {
  readonly device: string
  readonly pipe: Pipe
}

/** A device on loopback: a real network, and the least that a worker does beside it. */
export class TestDevice {
  readonly secrets: Secrets
  readonly heard: FromNetwork[] = []
  network: Network
  plan: KeptTeam | null = null
  readonly places = new Map<string, KeptPlace>()
  /** What the worker does with each new peer's pipe. */
  onPeer: (peer: TestPeer) => void = ({ pipe }) => pipe.receive({ frame: () => {}, closed: () => {} })
  #handlers: ControlHandlers | null = null
  #waiting: { readonly test: (message: FromNetwork) => boolean; readonly found: (message: FromNetwork) => void }[] = []
  #requests = 0
  #internet = false
  readonly #parts: Omit<NetworkParts, 'secrets' | 'clock' | 'deviceName'>
  readonly #clock: Clock
  readonly #name: string
  readonly #deviceName: string

  constructor(
    name: string,
    parts: Omit<NetworkParts, 'secrets' | 'clock' | 'deviceName'>,
    clock: Clock = nodeClock,
    secrets: Secrets = memorySecrets(),
    deviceName: string = name,
  ) {
    this.#name = name
    this.#deviceName = deviceName
    this.#parts = parts
    this.#clock = clock
    this.secrets = secrets
    this.network = this.#start()
  }

  /** The network process is killed and started again; the worker serves its plan to the new one. */
  async restart(): Promise<void> {
    this.network.close()
    this.network = this.#start()
    if (this.#internet) this.allowInternet()
    if (this.plan !== null) await this.serve(this.plan)
  }

  /** The worker says that the internet may be used, now and after each restart. */
  allowInternet(): void {
    this.#internet = true
    this.send({ type: 'internet', on: true })
  }

  close(): void {
    this.network.close()
  }

  /** Serves a plan and waits until the network has settled. */
  async serve(plan: KeptTeam): Promise<void> {
    this.plan = plan
    const settled = this.next((m) => m.type === 'status' && ['ready', 'trouble'].includes(m.network.kind))
    this.send({ type: 'serve', team: plan, places: [...this.places.values()], hubs: [] })
    if (plan.genesis !== null) await settled
  }

  async invite(uses = 1, role: Role = 'editor'): Promise<{ code: string; link: string; expiresAt: number }> {
    const request = ++this.#requests
    this.send({ type: 'invite', request, person: { memberId: this.#name, memberName: this.#name }, role, uses })
    return this.#invited(request)
  }

  /** An invitation for another device of the same member. */
  async pair(): Promise<{ code: string; link: string; expiresAt: number }> {
    const request = ++this.#requests
    this.send({ type: 'pair', request, person: { memberId: this.#name, memberName: this.#name } })
    return this.#invited(request)
  }

  /** Changes the team; false if this device may not. */
  async grant(act: Extract<ToNetwork, { type: 'grant' }>['act']): Promise<boolean> {
    const request = ++this.#requests
    this.send({ type: 'grant', request, act })
    const answer = await this.next((m) => m.type === 'granted' && m.request === request)
    return answer.type === 'granted' && answer.result.ok
  }

  /** What this device signs about a post, or why it does not. */
  async approve(post: string, content: Uint8Array): Promise<string> {
    const request = ++this.#requests
    this.send({ type: 'sign-approval', request, words: [{ post, content, verdict: 'approved', note: '' }] })
    const answer = await this.next((m) => m.type === 'approval-signed' && m.request === request)
    if (answer.type !== 'approval-signed') throw new Error('Never')
    return answer.result.ok ? (answer.result.signed[0] ?? '') : answer.result.message
  }

  /** What this device's log means, as the worker would find it. */
  team(): Membership {
    const { genesis, statements } = this.plan ?? { genesis: null, statements: [] }
    const team = membership(
      statements.map(decodeStatement).filter((statement) => statement !== null),
      genesis ?? '',
    )
    if (team === null) throw new Error('No team')
    return team
  }

  async #invited(request: number): Promise<{ code: string; link: string; expiresAt: number }> {
    const answer = await this.next((m) => m.type === 'invited' && m.request === request)
    if (answer.type !== 'invited' || !answer.result.ok) throw new Error(`Not invited: ${JSON.stringify(answer)}`)
    return answer.result
  }

  /** Joins, and serves the plan that it joined, as the worker would. */
  async join(code: string, address: string | null = null): Promise<JoinOutcome> {
    const request = ++this.#requests
    this.send({ type: 'join', request, code, person: { memberId: this.#name, memberName: this.#name }, address })
    const ended = await this.next((m) => m.type === 'join-ended' && m.request === request)
    if (ended.type !== 'join-ended') throw new Error('Never')
    if (ended.outcome.kind === 'joined') await this.serve(ended.outcome.team)
    return ended.outcome
  }

  async dial(address: string): Promise<{ readonly ok: boolean; readonly message?: string }> {
    const request = ++this.#requests
    this.send({ type: 'dial', request, address })
    const answer = await this.next((m) => m.type === 'dialed' && m.request === request)
    return answer.type === 'dialed' ? answer.result : { ok: false }
  }

  cancelJoin(): void {
    this.send({ type: 'cancel-join' })
  }

  /** Where this device listens on loopback. */
  address(): string {
    const status = this.heard.findLast((m) => m.type === 'status' && m.addresses.length > 0)
    const port = status?.type === 'status' ? status.addresses[0]?.split(':').at(-1) : undefined
    return `127.0.0.1:${port}`
  }

  /** The next message that fits. */
  next(test: (message: FromNetwork) => boolean): Promise<FromNetwork> {
    return new Promise((found) => {
      this.#waiting.push({ test, found })
    })
  }

  nextPeer(): Promise<FromNetwork> {
    return this.next((m) => m.type === 'peer')
  }

  send(message: ToNetwork, pipes: readonly Pipe[] = []): void {
    this.#handlers?.message(structuredClone(message), pipes)
  }

  #start(): Network {
    const network = new Network({
      ...this.#parts,
      secrets: this.secrets,
      clock: this.#clock,
      deviceName: this.#deviceName,
    })
    const port: ControlPort = {
      post: (message) => queueMicrotask(() => this.#received(structuredClone(message))),
      receive: (handlers) => {
        this.#handlers = handlers
      },
      close: () => {},
    }
    network.attach(port)
    return network
  }

  #received(message: FromNetwork): void {
    this.heard.push(message)
    if (message.type === 'statements') this.#keep(message)
    if (message.type === 'peer') {
      const { device, place } = message
      if (place !== null) this.places.set(device, { device, ...place })
      const [mine, theirs] = livePipes()
      this.send({ type: 'pipe', connection: message.connection }, [theirs])
      this.onPeer({ device: message.device, pipe: mine })
    }
    const due = this.#waiting.filter((waiting) => waiting.test(message))
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting))
    for (const waiting of due) waiting.found(message)
  }

  #keep({ batch, genesis, statements }: Extract<FromNetwork, { type: 'statements' }>): void {
    if (this.plan !== null) {
      this.plan = { ...this.plan, genesis, statements: [...this.plan.statements, ...statements] }
    }
    this.send({ type: 'kept', batch })
  }
}
