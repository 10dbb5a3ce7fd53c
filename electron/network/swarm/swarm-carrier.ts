import type HyperDHT from 'hyperdht'
import type { Clock } from '../../../shared/replica/clock.ts'
import { fromHex, toHex } from '../../../shared/team/bytes.ts'
import { type Carrier, callMs, type JudgeCall } from '../carrier.ts'
import { inviteTopic, teamTopic } from '../keys.ts'
import { Link } from '../link.ts'
import { Repeating } from '../repeating.ts'
import type { Team } from '../team.ts'
import type { Internet, Meeting } from './internet.ts'

/**
 * Devices that start at the same moment miss each other on the first look, so the second comes soon. Who stays alone
 * looks ever more seldom, and who has company now and then.
 */
const firstAskMs = 4_000
const longestLonelyAskMs = 60_000
const settledAskMs = 300_000
/** Each open invitation is a topic of its own in the DHT. */
const maxAnnouncedInvites = 8

export interface SwarmParts {
  readonly team: Team
  readonly internet: Internet
  readonly clock: Clock
  readonly random: () => number
  readonly judge: JudgeCall
  /** The devices that are connected now, over whatever carrier. */
  readonly connected: () => readonly string[]
}

/** Finds the team on a topic of the DHT, and reaches it through routers by hole punching or a relay. */
export class SwarmCarrier implements Carrier {
  readonly #parts: SwarmParts
  readonly #meetings = new Map<string, Meeting>()
  readonly #asking: Repeating
  #asks = 0
  #closed = false

  constructor(parts: SwarmParts) {
    this.#parts = parts
    this.#asking = new Repeating(parts, () => {
      if (parts.connected().length > 0) return settledAskMs
      return Math.min(longestLonelyAskMs, firstAskMs * 2 ** this.#asks)
    })
  }

  start(): Promise<null> {
    this.#parts.internet.answer((stream) => void this.#take(stream))
    this.announce()
    this.#askOn()
    return Promise.resolve(null)
  }

  announce(): void {
    if (this.#closed) return
    const { team, clock } = this.#parts
    const invites = team.openInvites(clock.now()).slice(-maxAnnouncedInvites)
    const wanted = new Map([teamTopic(team.teamKey), ...invites.map(topicOf)].map((topic) => [toHex(topic), topic]))
    for (const [name, meeting] of this.#meetings) {
      if (wanted.has(name)) continue
      meeting.leave()
      this.#meetings.delete(name)
    }
    const ofTeam = toHex(teamTopic(team.teamKey))
    for (const [name, topic] of wanted) {
      if (this.#meetings.has(name)) continue
      this.#meetings.set(name, this.#parts.internet.meet(topic, { server: true, client: name === ofTeam }))
    }
  }

  ask(): void {
    for (const meeting of this.#meetings.values()) meeting.refresh()
  }

  lost(device: string): void {
    if (this.#closed) return
    this.#parts.internet.leaveAlone(device, false)
    this.#asks = 0
    this.#askOn()
  }

  moved(): void {
    this.#asks = 0
    this.#askOn()
    this.ask()
  }

  close(): void {
    this.#closed = true
    this.#asking.stop()
    this.#parts.internet.answer(null)
    for (const meeting of this.#meetings.values()) meeting.leave()
    this.#meetings.clear()
  }

  #askOn(): void {
    this.#asking.start(() => {
      this.#asks += 1
      this.ask()
    })
  }

  async #take(stream: HyperDHT.Stream): Promise<void> {
    const { clock, internet, judge } = this.#parts
    const stop = clock.after(callMs, () => stream.destroy())
    const link = await Link.over(stream, stream.isInitiator)
    if (link === null) stream.destroy()
    else {
      const admitted = () => {
        internet.settle(stream)
        return { path: () => internet.pathOf(stream), place: null, host: stream.rawStream?.remoteHost ?? null }
      }
      const admission = await judge({ link, port: 0, admitted })
      if (admission.ok && !link.isOpen()) internet.leaveAlone(toHex(link.device), true)
    }
    stop()
  }
}

const topicOf = ({ key }: { readonly key: string }): Uint8Array => inviteTopic(fromHex(key))
