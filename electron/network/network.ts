import type { FromNetwork, ToNetwork } from '../../shared/ipc/network.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { signWords } from './approving.ts'
import { answerBundle, type BundleRequest } from './bundles.ts'
import { type ControlPort, type Request, readControl } from './control.ts'
import type { InviteFor } from './invite.ts'
import { Inviting } from './inviting.ts'
import { JoinRequests } from './join-requests.ts'
import { Keeping } from './keeping.ts'
import type { DiscoveryOptions } from './lan/discovery.ts'
import type { ListenOptions } from './lan/listener.ts'
import { OwnDevice, type OwnDeviceParts } from './own-device.ts'
import { Reach } from './reach.ts'
import { ServedTeam } from './served-team.ts'
import type { InternetOptions } from './swarm/internet.ts'

/** What a network is made of. `discovery: null` turns multicast off. */
export interface NetworkParts extends OwnDeviceParts {
  readonly listen?: ListenOptions
  readonly discovery?: DiscoveryOptions | null
  /** How to take part in the internet, once the worker says that it may be used. */
  readonly internet?: InternetOptions
  /** A hub tells its peers that it is one. With open ports it relays for them. */
  readonly isHub?: boolean
}

/** The network of one device: does what the plan worker that holds the control port asks, and answers it. */
export class Network {
  readonly #own: OwnDevice
  readonly #reach: Reach
  readonly #served: ServedTeam
  readonly #inviting: Inviting
  readonly #joins: JoinRequests
  readonly #keeping = new Keeping((message) => this.#post(message))
  #port: ControlPort | null = null
  /** Until the plan that is served has its team. */
  #starting: Promise<void> = Promise.resolve()

  constructor(parts: NetworkParts) {
    const { listen = {}, discovery = {}, internet = {}, isHub = false } = parts
    const own = new OwnDevice(parts)
    const { clock, random, keyPair, relayKeys } = own
    const keeping = this.#keeping
    const changed = () => this.#tellStatus()
    const post = (message: FromNetwork) => this.#post(message)
    const offer = isHub ? { relay: relayKeys.publicKey, ports: internet.open?.ports ?? [] } : null
    const reach = new Reach({ clock, random, keyPair, relayKeys, internet, changed })
    const served = new ServedTeam({ own, reach, keeping, listen, discovery, offer, post, changed })
    this.#own = own
    this.#reach = reach
    this.#served = served
    this.#inviting = new Inviting({ own, served, keeping })
    this.#joins = new JoinRequests({ own, reach, served, discovery, post })
  }

  /** Takes a worker's control port; it replaces an earlier one, whose connections end. */
  attach(port: ControlPort): void {
    this.#served.rest()
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
    this.#joins.cancel()
    this.#served.rest()
  }

  #handle(request: ToNetwork, pipes: readonly Pipe[]): void {
    switch (request.type) {
      case 'serve':
        this.#starting = this.#served.serve(request)
        break
      case 'rest':
        this.#served.rest()
        break
      case 'internet':
        this.#reach.setInternet(request.on)
        break
      case 'diagnose':
        this.#post({ type: 'diagnosed', request: request.request, reach: this.#reach.facts() })
        break
      case 'invite':
        void this.#invite(request, { role: request.role, uses: request.uses })
        break
      case 'pair':
        void this.#invite(request, { pair: true })
        break
      case 'grant':
        void this.#grant(request)
        break
      case 'join':
        void this.#join(request)
        break
      case 'cancel-join':
        this.#joins.cancel()
        break
      case 'dial':
        void this.#dial(request)
        break
      case 'kept':
        this.#keeping.kept(request.batch)
        break
      case 'pipe':
        for (const pipe of pipes) this.#served.attachPipe(request.connection, pipe)
        break
      case 'sign-approval':
        void this.#sign(request)
        break
      default:
        void this.#answerBundle(request)
    }
  }

  async #answerBundle(request: BundleRequest): Promise<void> {
    await this.#starting
    this.#post(await answerBundle(request, this.#served.team, this.#own.signer))
  }

  async #sign(request: Request<'sign-approval'>): Promise<void> {
    await this.#starting
    const result = signWords(request, this.#own, this.#served)
    this.#post({ type: 'approval-signed', request: request.request, result })
  }

  async #invite({ request, person }: Request<'invite' | 'pair'>, invited: InviteFor): Promise<void> {
    this.#post({ type: 'invited', request, result: await this.#inviting.invite(person, invited) })
  }

  async #grant({ request, act }: Request<'grant'>): Promise<void> {
    const done = await this.#served.act(act)
    const message = 'This computer may not do that: only an admin of the team can.'
    this.#post({ type: 'granted', request, result: done ? { ok: true } : { ok: false, message } })
  }

  async #join(request: Request<'join'>): Promise<void> {
    const outcome = await this.#joins.join(request)
    this.#post({ type: 'join-ended', request: request.request, outcome })
  }

  async #dial({ request, address }: Request<'dial'>): Promise<void> {
    this.#post({ type: 'dialed', request, result: await this.#served.dial(address) })
  }

  #tellStatus(): void {
    this.#post({
      type: 'status',
      device: this.#own.id,
      deviceName: this.#own.name,
      network: this.#served.status,
      activity: this.#reach.activity(),
      addresses: [...this.#served.addresses()],
      keyWarning: this.#own.secrets.warning,
    })
  }

  #post(message: FromNetwork): void {
    this.#port?.post(message)
  }
}
