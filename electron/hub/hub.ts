import { hostname } from 'node:os'
import type { JoinResult, TeamState } from '../../shared/ipc/team-api.ts'
import { TeamDesk } from '../../shared/peering/team-desk.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import { Network } from '../network/network.ts'
import { nodeClock } from '../network/node-clock.ts'
import { DeviceSecrets } from '../secrets/device-secrets.ts'
import { networkSecrets } from '../secrets/network-secrets.ts'
import { type DataFolder, systemRandom } from './data-folder.ts'
import { keepPort, keptPort } from './kept-port.ts'
import { localNetworkPort } from './local-network.ts'
import type { Log } from './log.ts'
import { nodeBundleTools } from './node-bundle-tools.ts'
import type { HubOptions } from './options.ts'
import { peerLimits } from './peer-limits.ts'
import { damageTrouble, standingTrouble } from './standing.ts'
import { type HubStatus, statusOf } from './status.ts'

/** What the health page tells. */
export interface Health extends HubStatus {
  /** False while something keeps the hub from its work: then `trouble` says what. */
  readonly ok: boolean
  readonly trouble: string | null
  readonly uptimeSeconds: number
  readonly disk: { readonly used: number; readonly limit: number; readonly free: number }
  readonly memory: { readonly used: number; readonly limit: number }
}

/** A member without a window: the plan of its data folder, and the network that serves it. */
export class Hub {
  readonly desk: TeamDesk
  readonly data: DataFolder
  readonly #options: HubOptions
  readonly #network: Network
  readonly #startedAt = nodeClock.now()
  #port = 0

  private constructor(data: DataFolder, options: HubOptions, network: Network) {
    this.data = data
    this.#options = options
    this.#network = network
    this.desk = new TeamDesk({
      clock: nodeClock,
      random: systemRandom,
      plans: data.plans,
      bundleTools: nodeBundleTools,
      isHub: true,
    })
  }

  /** Goes online with what the folder holds. */
  static async start(data: DataFolder, options: HubOptions, log: Log): Promise<Hub> {
    const { folder, host, lan, internet, limits } = options
    const secrets = await DeviceSecrets.open(folder, null)
    const port = options.port ?? (await keptPort(data.database))
    const network = new Network({
      secrets: networkSecrets(secrets),
      clock: nodeClock,
      deviceName: hostname(),
      listen: { ...(host === null ? {} : { host }), ...(port === null ? {} : { port }) },
      ...(lan ? {} : { discovery: null }),
      ...(internet === null ? {} : { internet }),
      isHub: true,
    })
    const hub = new Hub(data, options, network)
    const guard = peerLimits({
      peers: limits.peers,
      bytesPerSecond: limits.peerBytesPerSecond,
      clock: nodeClock,
      refusal: () => hub.#memoryRefusal(),
      log,
    })
    hub.desk.allowInternet(internet !== null)
    hub.desk.attach(localNetworkPort(network, guard))
    if (options.isQuiet) await hub.settled()
    else hub.desk.states.watch((state) => hub.#keepPort(state, log))
    return hub
  }

  /** True if it serves nobody. */
  get isQuiet(): boolean {
    return this.#options.isQuiet
  }

  /** Resolves when the network has taken up the plan's team, or cannot. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      let stop = () => {}
      const look = async ({ network }: TeamState) => {
        const waits = network.kind === 'starting' || (network.kind === 'off' && (await this.hasTeam()))
        if (waits) return
        stop()
        resolve()
      }
      stop = this.desk.states.watch((state) => void look(state))
    })
  }

  /** True once the folder holds a plan and its team. */
  async hasTeam(): Promise<boolean> {
    const plan = this.data.plans.current()
    return plan !== null && (await plan.team.readTeam()).genesis !== null
  }

  /** Tries to join; the hub then serves the plan that it joined. */
  join(code: string): Promise<JoinResult> {
    return this.desk.join(code, this.#options.name, this.#options.address, () => {})
  }

  /** True if the code invites to another team than the folder's. */
  async isForeign(code: string): Promise<boolean> {
    const parsed = parseCode(code)
    const genesis = (await this.data.plans.current()?.team.readTeam())?.genesis ?? null
    return parsed.ok && genesis !== null && !genesis.startsWith(parsed.code.team)
  }

  status(): Promise<HubStatus> {
    return statusOf(this.data.plans.current(), this.desk.state(), !this.isQuiet)
  }

  async health(): Promise<Health> {
    const status = await this.status()
    const network = status.network.kind === 'trouble' ? status.network.reason : null
    const trouble =
      standingTrouble(status.own) ??
      status.saving.trouble ??
      damageTrouble(status.saving) ??
      network ??
      this.#memoryRefusal()
    return {
      ok: trouble === null,
      trouble,
      ...status,
      uptimeSeconds: Math.round((nodeClock.now() - this.#startedAt) / 1000),
      disk: this.data.disk.state,
      memory: { used: process.memoryUsage.rss(), limit: this.#options.limits.memoryBytes },
    }
  }

  /** Hangs up, writes what is pending, and lets go of the folder. */
  async close(): Promise<void> {
    await this.desk.loaded()
    this.#network.close()
    await this.data.close()
  }

  #memoryRefusal(): string | null {
    const { memoryBytes } = this.#options.limits
    if (process.memoryUsage.rss() < memoryBytes) return null
    return `The hub uses more memory than it may (--max-memory ${Math.round(memoryBytes / 1024 / 1024)}).`
  }

  #keepPort({ addresses }: TeamState, log: Log): void {
    const port = Number(addresses[0]?.split(':').at(-1))
    if (!(port > 0) || port === this.#port) return
    this.#port = port
    const wanted = this.#options.port ?? 0
    if (wanted > 0 && wanted !== port) log('port-taken', { port: wanted, instead: port })
    // Only a convenience of the next start: a full disk may lose it.
    keepPort(this.data.database, port).catch(() => undefined)
  }
}
