import { isIPv6 } from 'node:net'
import type { KeptPlace } from '../../../shared/ipc/network.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { type Address, formatAddress } from './address.ts'

type Path = KeptPlace['path']

/** Tries to reach a place; resolves true when that peer is connected. */
export type TryPlace = (name: string, address: Address, path: Path) => Promise<boolean>

interface Place {
  address: Address
  path: Path
  tries: number
  /** When somebody was last announced there; 0 if never since it is known. */
  seenAt: number
  dialing: boolean
  cancel: (() => void) | null
}

/** Somebody who was announced within this time is there now: who looks asks every few seconds while alone. */
const announcedMs = 45_000
/** So many calls in a row without an answer are no chance. */
const silentTries = 2
const maxPlaces = 256
/** So many of them are of names that the log does not know: whoever heard the team's tag can announce any. */
const maxUnknown = 32
/** The pause before the first new attempt. */
export const firstWaitMs = 150
const longestWaitMs = 30_000
/** A place found by search is forgotten after so many failures, until it is seen again. One that a person typed is not. */
const patience = 8

/** Where the team's devices are, and when to try each again: with growing pauses, and at once when it moves. */
export class Places {
  readonly #places = new Map<string, Place>()
  readonly #clock: Clock
  readonly #random: () => number
  readonly #tryPlace: TryPlace
  readonly #isKnown: (name: string) => boolean

  /** `isKnown`: whether a name is that of a device of the team. */
  constructor(clock: Clock, random: () => number, tryPlace: TryPlace, isKnown: (name: string) => boolean) {
    this.#isKnown = isKnown
    this.#clock = clock
    this.#random = random
    this.#tryPlace = tryPlace
  }

  /** Somebody was seen at an address; `waitMs` gives the other side time to call first. */
  seen(name: string, address: Address, path: Path, waitMs: number): void {
    if (!this.#isOfOtherKind(name, address) && !this.#isTyped(name)) this.remember(name, address, path)
    const place = this.#places.get(name)
    if (place !== undefined && path === 'lan') place.seenAt = this.#clock.now()
    this.#schedule(name, waitMs)
  }

  /** Who is announced now, and did not answer the last calls. */
  silent(): readonly string[] {
    const since = this.#clock.now() - announcedMs
    return [...this.#places].flatMap(([name, { tries, seenAt }]) =>
      tries >= silentTries && seenAt > since ? [name] : [],
    )
  }

  /** Keeps the address of somebody who is connected now, for when the connection is lost. */
  remember(name: string, address: Address, path: Path): void {
    const place = this.#places.get(name)
    if (place === undefined) {
      if (this.#places.size >= maxPlaces || !this.#hasRoomFor(name)) return
      this.#places.set(name, { address, path, tries: 0, seenAt: 0, dialing: false, cancel: null })
    } else if (formatAddress(place.address) !== formatAddress(address)) {
      Object.assign(place, { address, path, tries: 0 })
      this.#unschedule(place)
    }
  }

  /** The connection to it is gone: tries again after `waitMs`, if its place is known. */
  lost(name: string, waitMs: number): void {
    const place = this.#places.get(name)
    if (place === undefined) return
    place.tries = 0
    this.#unschedule(place)
    this.#schedule(name, waitMs)
  }

  /** Tries every place soon, as if none had failed: the network is another one now. */
  again(): void {
    for (const name of this.#places.keys()) this.lost(name, firstWaitMs * (1 + this.#random()))
  }

  close(): void {
    for (const place of this.#places.values()) place.cancel?.()
    this.#places.clear()
  }

  /** Somebody is announced by IPv4 and by IPv6: the other address is for when one has failed, and changes no plans till then. */
  #isOfOtherKind(name: string, { host }: Address): boolean {
    const place = this.#places.get(name)
    return place?.tries === 0 && isIPv6(place.address.host) !== isIPv6(host)
  }

  /** What a person typed is tried before what anybody on the network may announce. */
  #isTyped(name: string): boolean {
    const place = this.#places.get(name)
    return place?.tries === 0 && place.path === 'address'
  }

  #hasRoomFor(name: string): boolean {
    if (this.#isKnown(name)) return true
    return [...this.#places.keys()].filter((other) => !this.#isKnown(other)).length < maxUnknown
  }

  #unschedule(place: Place): void {
    place.cancel?.()
    place.cancel = null
  }

  #schedule(name: string, waitMs: number): void {
    const place = this.#places.get(name)
    if (place === undefined || place.dialing || place.cancel !== null) return
    place.cancel = this.#clock.after(waitMs, () => void this.#attempt(name, place))
  }

  async #attempt(name: string, place: Place): Promise<void> {
    place.cancel = null
    place.dialing = true
    const reached = await this.#tryPlace(name, place.address, place.path)
    place.dialing = false
    if (this.#places.get(name) !== place) return
    place.tries = reached ? 0 : place.tries + 1
    if (reached) return
    if (place.path === 'lan' && place.tries >= patience) this.#places.delete(name)
    else this.#schedule(name, this.#pause(place.tries))
  }

  /** Doubles each time, with jitter so that two sides do not keep missing each other in step. */
  #pause(tries: number): number {
    return Math.min(longestWaitMs, firstWaitMs * 2 ** tries) * (0.75 + this.#random() / 2)
  }
}
