import { describe, expect, it } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import { Presence } from './presence.ts'

const random = new SeededRandom(11)
const newPresence = () =>
  new Presence(
    (length) => random.bytes(length),
    () => {},
  )
const docId = (number: number) => random.docId(1_700_000_000_000 + number)

/** What `count` clients of a peer would say in one message. */
const statesOf = (count: number, state: unknown = { name: 'Ada' }): Uint8Array =>
  told(
    Array.from({ length: count }, () => 1 + random.below(2 ** 31)),
    { state },
  )

/** What a peer says of these clients; null: that they are gone. */
function told(clients: readonly number[], state: Record<string, unknown> | null, clock = 1): Uint8Array {
  const theirs = newPresence().at(null)
  for (const client of clients) {
    if (state !== null) theirs.states.set(client, state)
    theirs.meta.set(client, { clock, lastUpdated: 0 })
  }
  const bytes = encodeAwarenessUpdate(theirs, [...clients])
  theirs.destroy()
  return bytes
}

describe('what one peer may make this device remember [PR4]', () => {
  it('is refused in one message that is too long, of too many clients or damaged', () => {
    const presence = newPresence()
    expect(presence.apply(null, statesOf(256, {}), 'peer')).toBe(true)
    expect(presence.apply(null, statesOf(257, {}), 'peer')).toBe(false)
    expect(presence.apply(null, statesOf(1, { name: 'a'.repeat(5_000) }), 'peer')).toBe(false)
    expect(presence.apply(null, statesOf(40, { name: 'a'.repeat(2_000) }), 'peer')).toBe(false)
    expect(presence.apply(null, statesOf(3).subarray(0, 20), 'peer')).toBe(false)
    presence.destroy()
  })

  it('is dropped beyond 1,024 clients of one peer, while others are still heard', () => {
    const presence = newPresence()
    const place = docId(1)
    for (let message = 0; message < 20; message++)
      expect(presence.apply(place, statesOf(200, {}), 'hostile')).toBe(true)
    expect(presence.at(place).getStates().size).toBe(1000)
    presence.apply(place, statesOf(1), 'honest')
    expect(presence.at(place).getStates().size).toBe(1001)
    presence.destroy()
  })

  it('is forgotten with the peer, and makes room for the next [PR3]', () => {
    const presence = newPresence()
    for (let number = 0; number < 600; number++) presence.apply(docId(number), statesOf(1), 'hostile')
    expect([...presence.everything()]).toHaveLength(512)
    presence.forget('hostile')
    expect([...presence.everything()]).toHaveLength(0)
    const post = docId(1000)
    presence.apply(post, statesOf(1), 'honest')
    expect(presence.at(post).getStates().size).toBe(1)
    presence.destroy()
  })

  it('leaves a place alone that somebody here looks at', () => {
    const presence = newPresence()
    const post = docId(1)
    const shown = presence.at(post)
    presence.apply(post, statesOf(1), 'first')
    presence.forget('first')
    presence.apply(post, statesOf(1), 'second')
    expect(shown.getStates().size).toBe(1)
    presence.destroy()
  })

  it('is counted and forgotten too when it was told to be gone before', () => {
    const presence = newPresence()
    const clients = Array.from({ length: 3000 }, (_, at) => 1000 + at)
    for (const state of [null, { name: 'Ada' }]) {
      for (let at = 0; at < clients.length; at += 200) {
        presence.apply(null, told(clients.slice(at, at + 200), state, state === null ? 1 : 2), 'hostile')
      }
    }
    expect(presence.at(null).getStates().size).toBe(1000)
    presence.forget('hostile')
    expect(presence.at(null).getStates().size).toBe(0)
    presence.destroy()
  })

  it('does not keep out who comes after thousands have come and gone', () => {
    const presence = newPresence()
    presence.at(null)
    for (let peer = 0; peer < 30; peer++) {
      presence.apply(null, statesOf(200, {}), peer)
      presence.forget(peer)
    }
    presence.apply(null, statesOf(1), 'honest')
    expect(presence.at(null).getStates().size).toBe(1)
    presence.destroy()
  })
})

describe('what a peer says of this computer [PR5]', () => {
  it('is passed over: it neither shows it as something else nor makes others cut it off', async () => {
    const mesh = new ReplicaMesh(1)
    const [victim, friend] = [mesh.replica(), mesh.replica()]
    const link = mesh.link(victim, friend)
    const { teamPresence } = victim
    teamPresence.setLocalState({ name: 'Ada' })
    await mesh.settle()
    const hostile = await strangePeer(friend)
    for (const [state, clock] of [[{ name: 'Eve' }, 2 ** 32 - 2] as const, [null, 2 ** 32 - 1] as const]) {
      await hostile.say({ kind: 'presence', id: null, states: told([teamPresence.clientID], state, clock) })
      await mesh.settle()
      expect(teamPresence.getLocalState()).toEqual({ name: 'Ada' })
    }
    teamPresence.setLocalState({ name: 'Ada', post: null })
    await mesh.settle()
    expect(link.closed()).toEqual({ a: null, b: null })
  })
})
