import type { FromNetwork, HubDevice, KeptPlace, KeptTeam } from '../ipc/network.ts'
import type {
  EndedInvitation,
  FormerComputers,
  OpenInvitation,
  OwnStanding,
  PeerState,
  PresenceState,
  TeamMember,
  TurnedAway,
} from '../ipc/team-api.ts'
import { plainLine } from '../plan/plain-line.ts'
import { protocolVersion } from '../replica/frames.ts'
import { lackedBy } from '../replica/holdings.ts'
import type { Pipe } from '../replica/pipe.ts'
import type { SyncState } from '../replica/sync-state.ts'
import type { Membership } from '../team/membership.ts'
import { mayWrite } from '../team/roles.ts'
import type { Statement } from '../team/statement.ts'
import { rosterOf } from './approval/roster.ts'
import { deviceNamesOf } from './device-names.ts'
import { decodeStatements, membersOf, type TeamOnDisk } from './kept-team.ts'
import { KnownDevices } from './known-devices.ts'
import { PeerTable } from './peer-table.ts'
import type { PeeredPlan } from './peered-plan.ts'
import { TeamPresence } from './team-presence.ts'
import {
  allowsWriting,
  endedInvitations,
  formerComputers,
  type KnownTeam,
  memberNameOf,
  membersOfTeam,
  openInvitations,
  ownStanding,
} from './team-view.ts'
import { type Refused, RefusedDevices } from './turned-away.ts'

type PeerEvent = Extract<FromNetwork, { type: 'peer' }>
type HeardEvent = Extract<FromNetwork, { type: 'heard' }>

const nothingYet = { received: 0, sent: 0 }

/** The open plan's team on this device: its grant log, its peers, who is here. */
export class ServedPlan {
  readonly plan: PeeredPlan
  readonly presence: TeamPresence
  readonly #peers = new PeerTable()
  readonly #refused = new RefusedDevices()
  readonly #known: KnownDevices
  readonly #changed: () => void
  readonly #stop: () => void
  #team: TeamOnDisk = { genesis: null, statements: [] }
  #statements: readonly Statement[] = []
  #members: Membership | null = null
  #deviceNames: ReadonlyMap<string, string> = new Map()
  #device: string | null = null

  constructor(plan: PeeredPlan, changed: () => void) {
    this.plan = plan
    this.#changed = changed
    this.#known = new KnownDevices(plan.team)
    this.presence = new TeamPresence(plan.replica, changed)
    this.#stop = plan.replica.watchDocs((ids) => {
      this.#peers.changed(ids)
      changed()
    })
  }

  /** Reads what this computer keeps. Before it, the plan seems to have no team. */
  async load(): Promise<void> {
    await this.#known.load()
    this.#take(await this.plan.team.readTeam())
  }

  /** What the network needs to serve this plan. */
  forNetwork(): { readonly team: KeptTeam; readonly places: KeptPlace[]; readonly hubs: HubDevice[] } {
    const { entry } = this.plan
    const planName = this.plan.lists.current().plan.name || entry.name
    const { genesis, statements } = this.#team
    const team = { planId: entry.id, planName, genesis, statements: [...statements] }
    return { team, places: this.#known.places(), hubs: this.#known.hubs() }
  }

  hasTeam(): boolean {
    return this.#members !== null
  }

  /** Keeps statements so that they survive the loss of power; resolves when they do. */
  async learn(genesis: string, statements: readonly Uint8Array[]): Promise<void> {
    await this.plan.team.keepStatements(genesis, decodeStatements(statements))
    const couldWrite = this.mayWrite()
    this.#take(await this.plan.team.readTeam())
    // What was held back until now goes out over new sessions [RO2].
    if (!couldWrite && this.mayWrite()) this.#peers.closeAll('This computer may change the plan now.')
    this.#changed()
  }

  /** Which device this is, once the network has told. */
  known(device: string | null): void {
    this.#device = device
  }

  /** What this computer is to the team. */
  own(): OwnStanding {
    const team = this.#knownTeam()
    return team === null ? { kind: 'alone' } : ownStanding(team)
  }

  /** Whether this computer may change the plan. */
  mayWrite(): boolean {
    return allowsWriting(this.own())
  }

  members(): readonly TeamMember[] {
    const team = this.#knownTeam()
    return team === null ? [] : membersOfTeam(team)
  }

  former(): readonly FormerComputers[] {
    const team = this.#knownTeam()
    return team === null ? [] : formerComputers(team)
  }

  invitations(now: number): readonly OpenInvitation[] {
    const team = this.#knownTeam()
    return team === null ? [] : openInvitations(team, now)
  }

  endedInvitations(now: number): readonly EndedInvitation[] {
    const team = this.#knownTeam()
    return team === null ? [] : endedInvitations(team, now)
  }

  /** A device was not let in, or something of it was refused: the same is remembered once. */
  turnAway(refused: Refused): void {
    if (this.#refused.add(refused)) this.#changed()
  }

  turnedAway(): readonly TurnedAway[] {
    const team = this.#knownTeam()
    return this.#refused
      .now((device) => this.#members?.devices.has(device) === true)
      .map((refused) => ({
        ...refused,
        name: team === null ? null : memberNameOf(team, refused.device),
        deviceName: this.#deviceNames.get(refused.device) ?? null,
      }))
  }

  /** Documents that are only here: as many as the peer that has most of the rest lacks. */
  heldBack(): number {
    return this.#peers.heldBack()
  }

  /** A peer was admitted: syncs with it over its pipe. */
  connect({ device, connection, path, place }: PeerEvent, pipe: Pipe, now: () => number): void {
    let last: SyncState | null = null
    const session = this.plan.replica.connect(pipe, {
      device,
      mayWrite: () => mayWrite(this.#members?.devices.get(device)?.role ?? null),
      maySend: () => this.mayWrite(),
      onRefused: () => this.turnAway({ device, kind: 'may-not-write', reason: '', at: now() }),
      onCutOff: (reason) => this.turnAway({ device, kind: 'cut-off', reason, at: now() }),
      onOtherVersion: (version) => {
        this.turnAway({ device, kind: version > protocolVersion ? 'newer' : 'older', reason: '', at: now() })
      },
      onState: (state) => {
        if (state.phase !== 'hello' && state.phase !== 'closed') this.#refused.understood(device)
        if (state.inStep && last?.inStep !== true && session.state.inStep) this.#noteHoldings(device)
        last = state.phase === 'closed' ? last : state
        this.#changed()
      },
      onClosed: () => {
        if (session.state.inStep) this.#noteHoldings(device)
        this.#peers.disconnected(device, connection, last ?? session.state)
        this.#changed()
      },
    })
    this.#peers.connected(device, { connection, path, session, online: false, traffic: nothingYet })
    if (place !== null) this.#known.remember(device, { place })
  }

  /** A frame came from a peer. */
  heard({ device, connection, at, path, received, sent }: HeardEvent): void {
    const live = this.#peers.live(device)
    if (live?.connection !== connection) return
    Object.assign(live, { online: true, path, traffic: { received, sent } })
    this.#known.remember(device, { heardAt: at, heardBy: 'link' })
    this.#changed()
  }

  /** Statements of the grant log, as they are kept and sent. */
  statements(): readonly Uint8Array[] {
    return this.#team.statements
  }

  /** Whose device wrote something, and whether that is the person at this one. */
  writerOf(device: string): { readonly memberName: string; readonly isOwn: boolean } {
    const member = this.#members?.devices.get(device)
    const listed = this.plan.lists.current().members.find(({ id }) => id === member?.memberId)
    const memberName = listed?.name || plainLine(member?.memberName ?? '')
    return { memberName, isOwn: member?.memberId === this.plan.entry.member }
  }

  /** A bundle of this device was taken in: it had all that when it wrote it, at `madeAt`. */
  async tookBundle(device: string, madeAt: number, holdings: Uint8Array): Promise<void> {
    const lacks = lackedBy(holdings, await this.plan.replica.fingerprints()).length
    this.heardByBundle(device, madeAt)
    this.#peers.told(device, lacks)
    await this.plan.team.keepHoldings(device, holdings)
    this.#changed()
  }

  /** A bundle that the device wrote at `madeAt` has come here. */
  heardByBundle(device: string, madeAt: number): void {
    const before = this.#known.get(device)?.heardAt ?? 0
    if (madeAt > before) this.#known.remember(device, { heardAt: madeAt, heardBy: 'bundle' })
    this.#changed()
  }

  /** A device says that it is a hub. */
  learnHub({ device, relay, nodes }: HubDevice): void {
    this.#known.remember(device, { hub: { relay, nodes } })
    this.#changed()
  }

  /** A peer's connection is gone. */
  gone(device: string, connection: number): void {
    const live = this.#peers.live(device)
    if (live?.connection === connection) live.session.close('The connection was lost.')
    this.#known.keep()
  }

  /** The network process is gone, and every connection with it. */
  disconnect(): void {
    this.#peers.closeAll('The network part of Placard was restarted.')
    this.#changed()
  }

  /** The other devices, this one left out. */
  peers(own: string | null): readonly PeerState[] {
    const { entry, lists } = this.plan
    const names = new Map(lists.current().members.map((member) => [member.id, member.name]))
    return [...(this.#members?.devices.values() ?? [])]
      .filter((device) => device.device !== own && (own !== null || device.memberId !== entry.member))
      .map((device) => {
        const memberName = names.get(device.memberId) || plainLine(device.memberName)
        const deviceName = this.#deviceNames.get(device.device) ?? ''
        return this.#peers.state({ ...device, memberName, deviceName }, this.#known.get(device.device))
      })
  }

  /** Tells the others who this is and which post is open. */
  show(device: string | null, post: string | null): void {
    const own: PresenceState | null = device === null ? null : { device, memberName: this.memberName(), post }
    this.presence.show(own)
  }

  memberName(): string {
    const { entry, lists } = this.plan
    const listed = lists.current().members.find((member) => member.id === entry.member)?.name
    return listed ?? this.members().find(({ isOwn }) => isOwn)?.name ?? ''
  }

  close(): void {
    this.#stop()
    this.presence.close()
    this.#peers.closeAll('The plan was closed.')
  }

  #take(team: TeamOnDisk): void {
    this.#team = team
    this.#statements = decodeStatements(team.statements)
    this.#members = membersOf(team)
    this.#deviceNames = this.#members === null ? new Map() : deviceNamesOf(this.#members)
    this.plan.approvers.follow(rosterOf(this.#members))
  }

  #knownTeam(): KnownTeam | null {
    const { entry, lists } = this.plan
    if (this.#members === null) return null
    return {
      membership: this.#members,
      statements: this.#statements,
      device: this.#device,
      member: entry.member,
      listed: new Map(lists.current().members.map((member) => [member.id, member])),
      deviceNames: this.#deviceNames,
      hubs: new Set(this.#known.hubs().map(({ device }) => device)),
    }
  }

  /** Both hold the same at this moment: a later bundle for the device need only carry what has changed since [BU8]. */
  #noteHoldings(device: string): void {
    // Without it a later bundle only carries more: a full disk may lose it.
    this.plan.team.keepHoldings(device, this.plan.replica.holdings()).catch(() => undefined)
  }
}
