import { describe, expect, it } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { Presence } from './presence.ts'

const random = new SeededRandom(11)
const newPresence = () =>
  new Presence(
    (length) => random.bytes(length),
    () => {},
  )
const docId = (number: number) => random.docId(1_700_000_000_000 + number)

/** What `count` clients of a peer would say in one message. */
function statesOf(count: number, state: unknown = { name: 'Ada' }): Uint8Array {
  const theirs = newPresence().at(null)
  const clients = Array.from({ length: count }, () => 1 + random.below(2 ** 31))
  for (const client of clients) {
    theirs.states.set(client, { state })
    theirs.meta.set(client, { clock: 1, lastUpdated: 0 })
  }
  const bytes = encodeAwarenessUpdate(theirs, clients)
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
})
