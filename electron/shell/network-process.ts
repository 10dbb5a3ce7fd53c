import { hostname } from 'node:os'
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import * as v from 'valibot'
import { fromNetworkProcessSchema, type ToNetworkProcess } from '../../shared/ipc/network-process.ts'
import type { DeviceSecrets } from '../secrets/device-secrets.ts'

const firstPauseMs = 100
const longestPauseMs = 10_000
const steadyMs = 30_000

/** The network in a process of its own, started again with growing pauses when it ends. */
export class NetworkProcess {
  readonly #entry: string
  readonly #secrets: DeviceSecrets
  readonly #bootstrap: string[] | null
  readonly #onRestart: () => void
  #process: UtilityProcess | null = null
  #pauseMs = firstPauseMs
  #started = false
  #stopped = false

  /** `bootstrap` says where to enter the DHT, null for the public nodes. `onRestart` is called when pages must ask for a new port. */
  constructor(entry: string, secrets: DeviceSecrets, bootstrap: string[] | null, onRestart: () => void) {
    this.#entry = entry
    this.#bootstrap = bootstrap
    this.#secrets = secrets
    this.#onRestart = onRestart
  }

  ensureStarted(): void {
    if (!this.#started) this.#start()
  }

  #start(): void {
    this.#started = true
    const child = utilityProcess.fork(this.#entry, [], { serviceName: 'Placard network' })
    this.#process = child
    const startedAt = Date.now()
    child.on('message', (message: unknown) => this.#receive(message))
    child.once('exit', () => this.#restart(Date.now() - startedAt))
    this.#send({
      type: 'start',
      deviceSeed: this.#secrets.deviceSeed,
      keyWarning: this.#secrets.warning,
      deviceName: hostname(),
      teamKeys: this.#secrets.teamKeys,
      bootstrap: this.#bootstrap,
    })
  }

  /** A new control port for a page's worker. Starts the process if nothing has yet. */
  connect(): MessagePortMain {
    this.ensureStarted()
    const { port1, port2 } = new MessageChannelMain()
    this.#send({ type: 'client' }, [port1])
    return port2
  }

  stop(): void {
    this.#stopped = true
    this.#process?.kill()
  }

  /** The computer goes to sleep, or is awake again. */
  tell(type: 'suspend' | 'resume'): void {
    this.#send({ type })
  }

  #send(message: ToNetworkProcess, ports: MessagePortMain[] = []): void {
    this.#process?.postMessage(message, ports)
  }

  #receive(message: unknown): void {
    const checked = v.safeParse(fromNetworkProcessSchema, message)
    if (!checked.success) return
    const { planId, key, request } = checked.output
    void this.#secrets.keepTeamKey(planId, key).then(() => this.#send({ type: 'team-key-kept', request }))
  }

  #restart(livedMs: number): void {
    this.#process = null
    if (this.#stopped) return
    this.#pauseMs = livedMs > steadyMs ? firstPauseMs : Math.min(this.#pauseMs * 2, longestPauseMs)
    setTimeout(() => {
      if (this.#stopped) return
      this.#start()
      this.#onRestart()
    }, this.#pauseMs)
  }
}
