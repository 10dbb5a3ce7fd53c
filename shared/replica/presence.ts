import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { decodeUtf8 } from 'lib0/string'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { ByteReader } from './byte-reader.ts'
import type { RandomBytes } from './clock.ts'
import { newDoc } from './documents.ts'
import type { DocId } from './store.ts'

/** Whose presence: a document's, or with null the whole team's. */
export type PresenceKey = DocId | null

/** What one peer may make this device remember [PR4]. */
const longestStates = 64 * 1024
const mostDocuments = 512
const mostClients = 256
/** Of one client, and of all clients that were heard of through one peer. */
const longestState = 4 * 1024
const mostThroughOnePeer = 1024
/** Yjs remembers the clock of everyone who was in a place, so that late news does not bring them back. */
const mostInOnePlace = 4096

interface Changed {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Sends presence on, to all but where it came from. */
export type ForwardPresence = (key: PresenceKey, states: Uint8Array, origin: unknown) => void

/** Who is where, for the team and for each open document. Nothing of it is ever stored. */
export class Presence {
  readonly #random: RandomBytes
  readonly #forward: ForwardPresence
  readonly #places = new Map<PresenceKey, Awareness>()
  /** Places that only peers speak of: they go when nobody is there any more. */
  readonly #passing = new Set<PresenceKey>()
  /** Which clients were heard of through which origin, to be forgotten with it. */
  readonly #heard = new Map<unknown, Map<PresenceKey, Set<number>>>()

  constructor(random: RandomBytes, forward: ForwardPresence) {
    this.#random = random
    this.#forward = forward
  }

  /** The shared place; the own state in it is null until it is set. */
  at(key: PresenceKey): Awareness {
    this.#passing.delete(key)
    return this.#place(key)
  }

  #place(key: PresenceKey): Awareness {
    const present = this.#places.get(key)
    if (present !== undefined) return present
    const awareness = new Awareness(newDoc(this.#random))
    awareness.setLocalState(null)
    awareness.on('update', (changed: Changed, origin: unknown) => this.#changed(key, awareness, changed, origin))
    this.#places.set(key, awareness)
    return awareness
  }

  /** Everything known now, for a peer that has just come. */
  *everything(): Generator<{ readonly key: PresenceKey; readonly states: Uint8Array }> {
    for (const [key, awareness] of this.#places) {
      const clients = [...awareness.getStates().keys()]
      if (clients.length > 0) yield { key, states: encodeAwarenessUpdate(awareness, clients) }
    }
  }

  /** Takes in what a peer sent; false if it is malformed or more than a peer may send. */
  apply(key: PresenceKey, states: Uint8Array, origin: unknown): boolean {
    const told = states.length > longestStates ? null : readTold(states)
    if (told === null) return false
    const own = this.#places.get(key)?.clientID
    const others = told.filter(({ client }) => client !== own)
    if (!this.#hasRoom(key, others.length, origin)) return true
    if (!this.#places.has(key)) this.#passing.add(key)
    applyAwarenessUpdate(this.#place(key), writeTold(others), origin)
    return true
  }

  /** Beyond what may be remembered presence is dropped, as it is while a peer is slow. */
  #hasRoom(key: PresenceKey, clients: number, origin: unknown): boolean {
    const place = this.#places.get(key)
    if (place === undefined && this.#places.size >= mostDocuments) return false
    if (place !== undefined && place.meta.size + clients > mostInOnePlace) forgetGone(place)
    if (place !== undefined && place.meta.size + clients > mostInOnePlace) return false
    const heard = [...(this.#heard.get(origin)?.values() ?? [])]
    // Who is known already is counted again: a peer near the limit loses its last news, and nothing else.
    const known = heard.reduce((sum, inPlace) => sum + inPlace.size, 0)
    return known + clients <= mostThroughOnePeer
  }

  /** Forgets everyone who was heard of through this origin: they are gone, or another peer will tell. */
  forget(origin: unknown): void {
    for (const [key, clients] of this.#heard.get(origin) ?? []) {
      const awareness = this.#places.get(key)
      if (awareness !== undefined) removeAwarenessStates(awareness, [...clients], origin)
    }
    this.#heard.delete(origin)
    for (const key of [...this.#passing]) this.#dropIfEmpty(key)
  }

  #dropIfEmpty(key: PresenceKey): void {
    const awareness = this.#places.get(key)
    if (awareness === undefined || awareness.getStates().size > 0) return
    awareness.destroy()
    awareness.doc.destroy()
    this.#places.delete(key)
    this.#passing.delete(key)
  }

  destroy(): void {
    for (const awareness of this.#places.values()) {
      awareness.destroy()
      awareness.doc.destroy()
    }
    this.#places.clear()
  }

  #changed(key: PresenceKey, awareness: Awareness, changed: Changed, origin: unknown): void {
    if (origin !== 'local' && origin !== 'timeout') {
      const fresh = [...changed.added, ...changed.updated].filter((client) => !this.#isHeard(key, client))
      const places = this.#heard.get(origin) ?? new Map<PresenceKey, Set<number>>()
      const clients = places.get(key) ?? new Set<number>()
      for (const client of fresh) clients.add(client)
      this.#heard.set(origin, places.set(key, clients))
    }
    for (const places of this.#heard.values()) {
      for (const client of changed.removed) places.get(key)?.delete(client)
    }
    const clients = [...changed.added, ...changed.updated, ...changed.removed]
    this.#forward(key, encodeAwarenessUpdate(awareness, clients), origin)
  }

  /** True if some peer tells of the client already. One who comes back counts as new [PR3]. */
  #isHeard(key: PresenceKey, client: number): boolean {
    return [...this.#heard.values()].some((places) => places.get(key)?.has(client) === true)
  }
}

/** Forgets the clocks of who is not there now: late news may show them again until they time out. */
function forgetGone(place: Awareness): void {
  for (const client of [...place.meta.keys()]) if (!place.states.has(client)) place.meta.delete(client)
}

/** What a message says of one client; `state` is JSON. */
interface Told {
  readonly client: number
  readonly clock: number
  readonly state: Uint8Array
}

/**
 * Reads the layout of y-protocols' awareness updates (1.0.7: count, then client, clock and JSON text) without applying
 * it. Null if it is malformed or more than a peer may send.
 */
function readTold(states: Uint8Array): readonly Told[] | null {
  const reader = new ByteReader(states)
  const count = reader.uint()
  if (count > mostClients) return null
  const told: Told[] = []
  while (told.length < count && reader.failure === null) {
    const [client, clock, state] = [reader.uint(), reader.uint(), reader.varBytes()]
    if (state.length > longestState || !isJson(state)) return null
    told.push({ client, clock, state })
  }
  return reader.failure === null ? told : null
}

function writeTold(told: readonly Told[]): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, told.length)
  for (const { client, clock, state } of told) {
    writeVarUint(encoder, client)
    writeVarUint(encoder, clock)
    writeVarUint8Array(encoder, state)
  }
  return toUint8Array(encoder)
}

function isJson(text: Uint8Array): boolean {
  try {
    JSON.parse(decodeUtf8(text))
    return true
  } catch {
    return false
  }
}
