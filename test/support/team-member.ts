import { randomBytes } from 'node:crypto'
import { nodeBundleTools } from '../../electron/hub/node-bundle-tools.ts'
import type { ControlHandlers } from '../../electron/network/control.ts'
import { Network, type NetworkParts } from '../../electron/network/network.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { BundleResult } from '../../shared/ipc/bundle-api.ts'
import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { TeamState } from '../../shared/ipc/team-api.ts'
import { Approvers } from '../../shared/peering/approval/approvers.ts'
import type { KnownDevice, TeamOnDisk, TeamStore } from '../../shared/peering/kept-team.ts'
import type { NetworkPort } from '../../shared/peering/network-port.ts'
import type { PeeredPlan, PlanToAdd } from '../../shared/peering/peered-plan.ts'
import { TeamDesk } from '../../shared/peering/team-desk.ts'
import { createIdSource } from '../../shared/plan/ids.ts'
import { openLists } from '../../shared/plan/plan-lists.ts'
import { createPost } from '../../shared/plan/post-document.ts'
import { textOf } from '../../shared/plan/post-text.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { Store } from '../../shared/replica/store.ts'
import { verifyEd25519 } from '../../shared/team/ed25519.ts'
import { livePipes } from './live-pipes.ts'
import { memorySecrets } from './network-device.ts'

const random = (length: number) => new Uint8Array(randomBytes(length))
const newId = createIdSource(nodeClock, random)

/** A team's store that lives as long as the object. */
function memoryTeamStore(): TeamStore {
  let team: TeamOnDisk = { genesis: null, statements: [] }
  let kept: Readonly<Record<string, KnownDevice>> = {}
  const holdings = new Map<string, Uint8Array>()
  return {
    readTeam: async () => team,
    async keepStatements(genesis, statements) {
      team = { genesis, statements: [...team.statements, ...statements.map(({ bytes }) => bytes)] }
    },
    readKnown: async () => kept,
    async keepKnown(known) {
      kept = known
    },
    readHoldings: async (device) => holdings.get(device) ?? null,
    async keepHoldings(device, packed) {
      holdings.set(device, packed)
    },
  }
}

/** How a member can be reached. */
type ReachParts = Pick<NetworkParts, 'listen' | 'discovery' | 'internet'>

const loopback: ReachParts = { listen: { host: '127.0.0.1', port: 0 }, discovery: null }

/** One member with a whole Placard but the window: replica, team desk and a network of its own on loopback. */
export class TeamMember {
  readonly name: string
  readonly desk: TeamDesk
  readonly heard: FromNetwork[] = []
  readonly store: Store
  readonly #secrets = memorySecrets()
  readonly #reach: ReachParts
  #network: Network
  #isAlone = false
  #onServe: () => void = () => {}
  #plan: PeeredPlan | null = null
  #watchers: ((plan: PeeredPlan | null) => void)[] = []

  constructor(name: string, store: Store = new MemoryStore(), reach: ReachParts = loopback) {
    this.name = name
    this.store = store
    this.#reach = reach
    this.#network = this.#startNetwork()
    this.desk = new TeamDesk({
      clock: nodeClock,
      random,
      bundleTools: nodeBundleTools,
      plans: {
        watch: (onPlan) => {
          this.#watchers.push(onPlan)
          onPlan(this.#plan)
          return () => {}
        },
        list: async () => (this.#plan === null ? [] : [this.#plan.entry]),
        teamOf: async (id) => (this.#plan?.entry.id === id ? this.#plan.team.readTeam() : null),
        add: (plan) => this.openPlan(plan),
      },
    })
    this.desk.attach(this.#port())
  }

  get plan(): PeeredPlan {
    if (this.#plan === null) throw new Error(`${this.name} has no plan.`)
    return this.#plan
  }

  get replica(): Replica {
    return this.plan.replica
  }

  /** The team as this member sees it now. */
  get team(): TeamState {
    const seen: TeamState[] = []
    this.desk.states.watch((state) => seen.push(state))()
    const [state] = seen
    if (state === undefined) throw new Error('The desk tells nothing.')
    return state
  }

  async openPlan(entry: PlanToAdd): Promise<PeeredPlan> {
    const replica = new Replica({
      store: this.store,
      planId: entry.id,
      replicaId: this.name,
      clock: nodeClock,
      random,
    })
    const lists = await openLists(replica)
    const approvers = new Approvers({ planId: entry.id, member: entry.member, verify: verifyEd25519 })
    this.#plan = { entry, replica, lists, team: memoryTeamStore(), approvers }
    const served = new Promise<void>((resolve) => {
      this.#onServe = resolve
    })
    for (const tell of this.#watchers) tell(this.#plan)
    await served
    return this.#plan
  }

  startPlan(): Promise<PeeredPlan> {
    return this.openPlan({ id: newId(), name: 'Plan', member: newId(), sample: false })
  }

  /** Makes an invitation that another member can use on this machine. */
  async invite(): Promise<{ readonly code: string; readonly address: string }> {
    const result = await this.desk.invite(5, 'editor')
    if (!result.ok) throw new Error(result.message)
    return { code: result.invitation.code, address: this.address() }
  }

  /** Makes a code by which this person's next computer joins. */
  async pair(): Promise<{ readonly code: string; readonly address: string }> {
    const result = await this.desk.pair()
    if (!result.ok) throw new Error(result.message)
    return { code: result.invitation.code, address: this.address() }
  }

  /** Puts another's computer out of the team, as an admin does: the team's key changes. */
  async remove({ team }: TeamMember): Promise<void> {
    const target = { kind: 'device', device: team.device ?? '' } as const
    const result = await this.desk.act({ kind: 'remove', target })
    if (!result.ok) throw new Error(result.message)
  }

  address(): string {
    const status = this.heard.findLast((message) => message.type === 'status' && message.addresses.length > 0)
    const port = status?.type === 'status' ? status.addresses[0]?.split(':').at(-1) : undefined
    return `127.0.0.1:${port}`
  }

  async join({ code, address }: { readonly code: string; readonly address: string }): Promise<void> {
    const result = await this.desk.join(code, this.name, address, () => {})
    if (result.kind !== 'joined') throw new Error(JSON.stringify(result))
  }

  /** From now on nobody is called, and nobody who calls at the old port is heard: this member meets no one any more. */
  async goOffline(): Promise<void> {
    this.#network.close()
    this.#isAlone = true
    this.#network = this.#startNetwork()
    const settled = this.#isServed()
    this.desk.attach(this.#port())
    await settled
  }

  /** Until the network serves the plan's team: before that it has no key for it. */
  #isServed(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.desk.states.watch(({ network }) => {
        if (network.kind !== 'ready') return
        queueMicrotask(() => stop())
        resolve()
      })
    })
  }

  #startNetwork(): Network {
    return new Network({
      secrets: this.#secrets,
      clock: nodeClock,
      deviceName: `${this.name}’s laptop`,
      ...this.#reach,
    })
  }

  async addPosts(...texts: readonly string[]): Promise<readonly string[]> {
    const ids = texts.map(() => newId())
    await this.replica.changeAll(
      ids.map((id, at) => ({ id, mutate: (doc) => createPost(doc, { text: texts[at] ?? '' }, nodeClock.now()) })),
    )
    return ids
  }

  async type(id: string, words: string): Promise<void> {
    await this.replica.change(id, (doc) => textOf(doc).insert(textOf(doc).length, words))
  }

  textOf(id: string): Promise<string | null> {
    return this.replica.read(id, (doc) => textOf(doc).toString())
  }

  /** A bundle of everything, or of what a device lacks. */
  async bundle(forDevice: string | null = null, mediaLimit: number | null = null): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = []
    const written = await this.desk.bundles.write({ forDevice, mediaLimit }, (piece) => void pieces.push(piece), work)
    if (written.kind !== 'written') throw new Error(JSON.stringify(written))
    return new Uint8Array(Buffer.concat(pieces))
  }

  apply(bytes: Uint8Array<ArrayBuffer>): Promise<BundleResult> {
    return this.desk.bundles.apply(new Blob([bytes]), work)
  }

  async close(): Promise<void> {
    this.#network.close()
    await this.#plan?.replica.close()
  }

  #port(): NetworkPort {
    let handlers: ControlHandlers | null = null
    let onMessage: (message: unknown) => void = () => {}
    this.#network.attach({
      post: (message) => {
        const copy = structuredClone(message)
        this.heard.push(copy)
        queueMicrotask(() => onMessage(copy))
      },
      receive: (given) => {
        handlers = given
      },
      close: () => {},
    })
    return {
      post: (message) => {
        const sent = structuredClone(message)
        if (sent.type === 'serve') this.#onServe()
        handlers?.message(sent.type === 'serve' && this.#isAlone ? { ...sent, places: [] } : sent, [])
      },
      receive: (given) => {
        onMessage = given
      },
      openPipe: (connection) => {
        const [mine, theirs] = livePipes()
        handlers?.message({ type: 'pipe', connection }, [theirs])
        return mine
      },
      close: () => {},
    }
  }
}

const work = { onProgress: () => {}, isCancelled: () => false }
