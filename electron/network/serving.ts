import type SecretStream from '@hyperswarm/secret-stream'
import type { KeptPlace } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { type Admission, admitMember, dialAsMember, outOf, type TurnedAway } from './admission.ts'
import type { Call, Carrier, JudgeCall } from './carrier.ts'
import { hostJoin } from './hosting.ts'
import type { DiscoveryOptions } from './lan/discovery.ts'
import { type DialResult, LanCarrier } from './lan/lan-carrier.ts'
import type { ListenOptions } from './lan/listener.ts'
import type { Link } from './link.ts'
import type { Peers } from './peers.ts'
import type { Internet } from './swarm/internet.ts'
import { SwarmCarrier } from './swarm/swarm-carrier.ts'
import type { Team } from './team.ts'

/** What serving one team works with. */
export interface ServingParts {
  readonly team: Team
  readonly keyPair: SecretStream.KeyPair
  readonly clock: Clock
  readonly random: () => number
  readonly peers: Peers
  readonly listen: ListenOptions
  /** Null: no multicast, addresses only. */
  readonly discovery: DiscoveryOptions | null
  /** Where members were met before. */
  readonly places: readonly KeptPlace[]
  /** A device called, or was called, and was not admitted. */
  readonly turnedAway: (device: string, kind: TurnedAway, reason: string) => void
}

/** One team online: announces it, finds it and admits it, over every carrier. */
export class Serving {
  readonly team: Team
  readonly #parts: ServingParts
  readonly #lan: LanCarrier
  readonly #shared: Pick<ServingParts, 'team' | 'clock' | 'random'> & {
    readonly judge: JudgeCall
    readonly connected: () => readonly string[]
  }
  #swarm: SwarmCarrier | null = null
  #still = false

  constructor(parts: ServingParts) {
    this.#parts = parts
    this.team = parts.team
    const { team, clock, random } = parts
    const judge = (call: Call) => this.#judge(call)
    this.#shared = { team, clock, random, judge, connected: () => parts.peers.devices() }
    this.#lan = new LanCarrier({ ...parts, ...this.#shared })
  }

  /** Goes online; the answer says in words for people why it could not, or null. */
  start(): Promise<string | null> {
    return this.#lan.start()
  }

  /** Meets the team over the internet too from now on, or no longer. */
  meetOver(internet: Internet | null): void {
    this.#swarm?.close()
    this.#swarm = internet === null ? null : new SwarmCarrier({ ...this.#shared, internet })
    void this.#swarm?.start()
  }

  hasPeers(): boolean {
    return this.#parts.peers.devices().length > 0
  }

  multicast(): ReturnType<LanCarrier['multicast']> {
    return this.#lan.multicast()
  }

  /** Devices that announce themselves on this network and do not answer when they are called. */
  blocked(): readonly string[] {
    return this.#lan.blocked()
  }

  addresses(): readonly string[] {
    return this.#lan.addresses()
  }

  /** Calls a member at an address that a person typed, and keeps that address for reconnecting. */
  dial(text: string): Promise<DialResult> {
    return this.#lan.dial(text)
  }

  /** Passes statements on to every peer but the one that they came from. */
  spread(statements: readonly Uint8Array[], except: string | null): void {
    if (statements.length === 0) return
    for (const carrier of this.#carriers()) carrier.announce()
    this.#parts.peers.spread(statements, except)
  }

  /** The team has a new key. */
  rekeyed(): void {
    for (const carrier of this.#carriers()) carrier.rekeyed()
  }

  /** A peer's connection is gone. */
  lost(device: string, dialed: boolean): void {
    if (this.#still) return
    for (const carrier of this.#carriers()) carrier.lost(device, dialed)
  }

  /** This computer is on another network. */
  moved(): void {
    for (const carrier of this.#carriers()) carrier.moved()
  }

  /** Ends all connections: they lead nowhere any more. */
  hangUp(reason: string): void {
    this.#parts.peers.closeAll(reason)
  }

  /** The computer goes to sleep: the others hear it now, rather than find out. */
  suspend(): void {
    this.#still = true
    this.hangUp('This computer went to sleep.')
  }

  resume(): void {
    this.#still = false
  }

  close(): void {
    this.#still = true
    for (const carrier of this.#carriers()) carrier.close()
    this.#parts.peers.closeAll('The plan was closed.')
  }

  #carriers(): readonly Carrier[] {
    return this.#swarm === null ? [this.#lan] : [this.#lan, this.#swarm]
  }

  async #judge(call: Call): Promise<Admission> {
    const { link, port } = call
    const admission = link.dialed ? await dialAsMember(link, this.team, port) : await this.#answer(call)
    if (admission.ok && !this.#still) {
      this.#parts.peers.add(link, call.admitted(admission.port))
      this.#catchUp(link, admission.compared)
    } else link.close(admission.ok ? 'The plan was closed.' : admission.reason)
    if (!admission.ok) {
      const kind = link.wasUnreadable() ? 'unreadable' : admission.kind
      this.#parts.turnedAway(toHex(link.device), kind, admission.reason)
    }
    return admission
  }

  /** What was learned since the logs were compared went only to those who were peers then [GR17]. */
  #catchUp(link: Link, compared: number): void {
    const missed = this.team.statementsSince(compared, toHex(link.device))
    if (missed.length > 0) link.send({ type: 'statements', statements: missed })
  }

  async #answer({ link, port }: Call): Promise<Admission> {
    const first = await link.next()
    // A newcomer who finds this computer at several addresses hangs up at all but one.
    if (first === null) return { ok: false, kind: 'broken', reason: 'The caller said nothing.' }
    if (first.type === 'member') return admitMember(link, this.team, first.proofs, port)
    if (first.type === 'removed') return outOf(link, this.team, first.statement)
    if (first.type !== 'guest') return { ok: false, kind: 'stranger', reason: 'A stranger called.' }
    await hostJoin(link, this.team, first, () => this.#parts.clock.now())
    return { ok: false, kind: 'guest', reason: 'The newcomer was answered.' }
  }
}
