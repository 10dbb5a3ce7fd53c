import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { afterEach, expect, it, vi } from 'vitest'
import { JoinSearch, type SearchParts } from './join-search.ts'
import { inviteSigner, inviteTag } from './keys.ts'
import { Discovery } from './lan/discovery.ts'

const multicast = { port: 15_356, interfaces: () => ['127.0.0.1'] }
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Somebody who takes calls and says nothing. */
async function silent() {
  const callers: Socket[] = []
  const server: Server = createServer((socket) => {
    socket.on('error', () => {})
    callers.push(socket)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  stops.push(() => {
    server.close()
    for (const socket of callers) socket.destroy()
  })
  return { server, callers, port: (server.address() as AddressInfo).port }
}

/** Time that a test alone moves on to when the network is asked again; a search never ends by itself. */
class AskingClock {
  #asks: (() => void)[] = []
  now = () => 0
  after = (ms: number, task: () => void) => {
    if (ms === 1_500) this.#asks.push(task)
    return () => {}
  }
  ask(): void {
    for (const task of this.#asks.splice(0)) task()
  }
}

const seed = new Uint8Array(16).fill(7)
const { publicKey } = inviteSigner(seed)

function search(addresses: readonly string[], discovery: SearchParts['discovery'] = null) {
  const clock = new AskingClock()
  const person = { memberId: 'x', memberName: 'x', deviceName: 'x' }
  const joining = new JoinSearch({
    newcomer: {
      code: { kind: 'invitation', seed, team: 'ab'.repeat(4), addresses },
      person,
      device: inviteSigner(seed),
      now: 0,
    },
    ...{ address: null, clock, random: () => 0.5, discovery, internet: null, onProgress: () => {} },
    keyPair: SecretStream.keyPair(Buffer.alloc(32, 3)),
  })
  stops.push(() => joining.cancel())
  return clock
}

it('[CA5] calls one computer at eight of its ports at once, however many it names', async () => {
  const strangers = await Promise.all(Array.from({ length: 12 }, silent))
  search(strangers.map(({ port }) => `127.0.0.1:${port}`))
  await vi.waitFor(() => expect(strangers.slice(0, 8).every(({ callers }) => callers.length === 1)).toBe(true))
  for (const { server, callers, port } of strangers.slice(8)) {
    // A call that was begun before would be taken before.
    const own = connect(port, '127.0.0.1')
    stops.push(() => own.destroy())
    await once(server, 'connection')
    expect(callers).toHaveLength(1)
  }
})

it('calls one computer again and again once earlier calls have ended', async () => {
  const { server, callers, port } = await silent()
  server.on('connection', (socket) => socket.destroy())
  const announcer = new Discovery(multicast, () => {})
  stops.push(() => announcer.close())
  announcer.announce(port, [{ tag: inviteTag(publicKey), name: 'ana' }])
  const clock = search([], multicast)
  const calledAgain = () => {
    clock.ask()
    expect(callers.length).toBeGreaterThan(10)
  }
  await vi.waitFor(calledAgain, { interval: 50, timeout: 20_000 })
}, 30_000)
