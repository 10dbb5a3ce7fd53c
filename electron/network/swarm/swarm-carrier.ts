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
 * Devices that start at the same moment miss each other on the first look, so the second comes soon, and further ones
 * ever later: also in company, for one peer may be found long before another. Then who is alone looks each minute, and
 * who has company now and then.
 */
const firstAskMs = 4_000
const lonelyAskMs = 60_000
const settledAskMs = 300_000
/**
 * A relayed connection looks for a direct path only while it begins. One that stays relayed for these times begins anew,
 * in case it was just bad luck.
 */
const relayedMs = [20_000, 120_000, 600_000]
/** Each open invitation is a topic of its own in the DHT. */
const maxAnnouncedInvites = 8

/** So many older keys of the team are looked for. */
const mostOlderTopics = 3

/** A topic to meet on: to be found there (`server`), to find others (`client`), or both. */
interface Wanted {
  readonly topic: Uint8Array
  readonly server: boolean
  readonly client: boolean
}

/** What the carrier of the internet works with. */
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
  /** How often the connection to a device was begun anew for a direct path. */
  readonly #anew = new Map<string, number>()
  #asks = 0
  #closed = false

  constructor(parts: SwarmParts) {
    this.#parts = parts
    this.#asking = new Repeating(parts, () => {
      const eager = firstAskMs * 2 ** this.#asks
      if (eager < lonelyAskMs) return eager
      return parts.connected().length > 0 ? settledAskMs : lonelyAskMs
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
    const wanted = this.#wanted()
    for (const [name, meeting] of this.#meetings) {
      if (wanted.has(name)) continue
      meeting.leave()
      this.#meetings.delete(name)
    }
    for (const [name, { topic, ...role }] of wanted) {
      if (this.#meetings.has(name)) continue
      this.#meetings.set(name, this.#parts.internet.meet(topic, role))
    }
  }

  /** Who was away while the key changed is found by an older one, by which nobody else announces itself [GR12]. */
  #wanted(): ReadonlyMap<string, Wanted> {
    const { team, clock } = this.#parts
    const invites = team.answeredInvites(clock.now()).slice(-maxAnnouncedInvites)
    const [newest, ...older] = team
      .keys()
      .slice(0, 1 + mostOlderTopics)
      .map(teamTopic)
    const wanted: readonly Wanted[] = [
      ...(newest === undefined ? [] : [{ topic: newest, server: true, client: true }]),
      ...older.map((topic) => ({ topic, server: false, client: true })),
      ...invites.map(({ key }) => ({ topic: inviteTopic(fromHex(key)), server: true, client: false })),
    ]
    // A topic that was the newest is met anew once it is an older one.
    return new Map(wanted.map((meeting) => [`${toHex(meeting.topic)} ${meeting.server}`, meeting]))
  }

  rekeyed(): void {
    this.announce()
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
    this.#anew.clear()
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
      if (admission.ok && link.isOpen()) this.#seekDirectPath(link, stream)
      else if (admission.ok) internet.leaveAlone(toHex(link.device), true)
    }
    stop()
  }

  #seekDirectPath(link: Link, stream: HyperDHT.Stream): void {
    const { clock, internet } = this.#parts
    const device = toHex(link.device)
    const times = this.#anew.get(device) ?? 0
    const pauseMs = relayedMs[times]
    if (!link.dialed || pauseMs === undefined) return
    const cancel = clock.after(pauseMs, () => {
      if (internet.pathOf(stream) !== 'relay') return
      this.#anew.set(device, times + 1)
      link.close('A direct path is tried.')
    })
    void link.ended.then(cancel)
  }
}
