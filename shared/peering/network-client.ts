import * as v from 'valibot'
import { type FromNetwork, fromNetworkSchema, type ToNetwork } from '../ipc/network.ts'
import type { Pipe } from '../replica/pipe.ts'
import type { NetworkPort } from './network-port.ts'

const answers = [
  'invited',
  'granted',
  'join-ended',
  'dialed',
  'diagnosed',
  'bundle-key',
  'bundle-signed',
  'bundle-judged',
  'approval-signed',
] as const

/** Why nothing came of what was asked while there is no network, in words for people. */
export const noNetwork =
  'The network part of Placard is not running. Your plan is safe here. Close Placard and open it again.'

type Requested = Extract<ToNetwork, { request: number }>
/** What may be asked of the network. */
export type RequestBody = Requested extends infer T ? (T extends Requested ? Omit<T, 'request'> : never) : never
type Answer = Extract<FromNetwork, { type: (typeof answers)[number] }>
type Progress = Extract<FromNetwork, { type: 'join-progress' }>
/** What the network tells without being asked. */
export type NetworkEvent = Exclude<FromNetwork, Answer | Progress>

interface Pending {
  readonly answered: (answer: Answer | null) => void
  readonly progress: (message: Progress) => void
}

/** Requests and events over the control port to the network. */
export class NetworkClient {
  readonly #port: NetworkPort
  readonly #pending = new Map<number, Pending>()
  #requests = 0

  constructor(port: NetworkPort, onEvent: (event: NetworkEvent) => void) {
    this.#port = port
    port.receive((message) => {
      const checked = v.safeParse(fromNetworkSchema, message)
      if (checked.success) this.#received(checked.output, onEvent)
    })
  }

  send(message: Exclude<ToNetwork, Requested>): void {
    this.#port.post(message)
  }

  /** Where the frames of a new connection flow. */
  openPipe(connection: number): Pipe {
    return this.#port.openPipe(connection)
  }

  /** Asks and waits: null if the network process went away before it answered. */
  request(body: RequestBody, progress: Pending['progress'] = () => {}): Promise<Answer | null> {
    const request = ++this.#requests
    return new Promise((answered) => {
      this.#pending.set(request, { answered, progress })
      this.#port.post({ ...body, request })
    })
  }

  /** Ends the port: everything that waits is answered with null. */
  close(): void {
    this.#port.close()
    for (const pending of this.#pending.values()) pending.answered(null)
    this.#pending.clear()
  }

  #received(message: FromNetwork, onEvent: (event: NetworkEvent) => void): void {
    if (isAnswer(message)) {
      this.#pending.get(message.request)?.answered(message)
      this.#pending.delete(message.request)
    } else if (message.type === 'join-progress') {
      this.#pending.get(message.request)?.progress(message)
    } else {
      onEvent(message)
    }
  }
}

const isAnswer = (message: FromNetwork): message is Answer => (answers as readonly string[]).includes(message.type)
