import { maxFrameBytes } from '../../shared/replica/parts.ts'
import { type Frame, type Pipe, type PipeHandlers, trimmed } from '../../shared/replica/pipe.ts'
import type { Link } from './link.ts'
import type { HubOffer } from './messages.ts'

/** What a peer's link tells besides frames. */
export interface PeerEvents {
  statements(statements: readonly Uint8Array[]): void
  /** The peer says that it is a hub. */
  hub(offer: HubOffer): void
  /** The statement by which this device was put out of the team. */
  removed(statement: Uint8Array): void
  /** The newest team key. */
  key(teamKey: Uint8Array): void
  heard(): void
}

/** A pipe to an admitted peer: frames go over its link, beside the grant log's own messages. */
export class PeerPipe implements Pipe {
  readonly #link: Link
  readonly #events: PeerEvents

  constructor(link: Link, events: PeerEvents) {
    this.#link = link
    this.#events = events
  }

  send(frame: Frame): boolean {
    return this.#link.send({ type: 'frame', frame })
  }

  drained(): Promise<void> {
    return this.#link.drained()
  }

  receive(handlers: PipeHandlers): void {
    // Or it would hold on to all that the socket read with it.
    this.pass({ ...handlers, frame: (frame) => handlers.frame(trimmed(frame)) })
  }

  /** As `receive`, for a receiver that keeps no frame: each is a view of what the socket read. */
  pass(handlers: PipeHandlers): void {
    this.#link.listen({
      message: (message) => {
        if (message.type === 'statements') this.#events.statements(message.statements)
        if (message.type === 'hub') this.#events.hub(message)
        if (message.type === 'removed') this.#events.removed(message.statement)
        if (message.type === 'key') this.#events.key(message.teamKey)
        if (message.type !== 'frame') return
        if (message.frame.length > maxFrameBytes) return this.close('The other side sent too long a frame.')
        this.#events.heard()
        void handlers.frame(message.frame)
      },
      closed: (reason) => handlers.closed(reason),
    })
  }

  close(reason = 'The connection was closed here.'): void {
    this.#link.close(reason)
  }

  /** Stops reading from the peer, so that it feels that this side is slow. */
  pause(): void {
    this.#link.pause()
  }

  resume(): void {
    this.#link.resume()
  }
}
