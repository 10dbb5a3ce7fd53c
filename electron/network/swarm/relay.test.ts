import { randomBytes } from 'node:crypto'
import SecretStream from '@hyperswarm/secret-stream'
import type HyperDHT from 'hyperdht'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../shared/team/bytes.ts'
import { startDht, type TestDht } from '../../../test/support/dht.ts'
import { Relay, Relays } from './relay.ts'
import { RelayingDht } from './relaying-dht.ts'

const endings: (() => unknown)[] = []
let dht: TestDht

beforeAll(async () => {
  dht = await startDht()
})
afterAll(() => dht.destroy())
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const newKeys = () => SecretStream.keyPair(randomBytes(32))

/** A device's node, with its key. */
function device() {
  const keyPair = newKeys()
  const node = new RelayingDht({ bootstrap: dht.bootstrap, host: '127.0.0.1', keyPair })
  endings.push(() => node.destroy({ force: true }))
  return { node, keyPair, name: toHex(keyPair.publicKey) }
}

/** A hub's relay for some devices. */
async function relayFor(members: ReadonlySet<string>): Promise<{ readonly relay: Relay; readonly key: Uint8Array }> {
  const { node } = device()
  const relay = new Relay(node, (name) => members.has(name))
  const keys = newKeys()
  await relay.listen(keys)
  endings.push(() => relay.close())
  return { relay, key: keys.publicKey }
}

/** Calls `to` over a relay, with every direct path out of the question. */
async function call(from: ReturnType<typeof device>, to: ReturnType<typeof device>, relayThrough: Uint8Array) {
  const called = new Promise<HyperDHT.Stream>((resolve) => {
    const server = to.node.createServer({ shareLocalAddress: false, holepunch: false }, resolve)
    endings.push(() => server.close())
    void server.listen(to.keyPair).then(() => {
      const stream = from.node.connect(to.keyPair.publicKey, {
        keyPair: from.keyPair,
        relayThrough,
        localConnection: false,
        fastOpen: false,
      })
      calling(stream)
    })
  })
  let calling: (stream: HyperDHT.Stream) => void = () => {}
  const caller = await new Promise<HyperDHT.Stream>((resolve) => {
    calling = resolve
  })
  caller.on('error', () => {})
  return { caller, called }
}

/** Whether a call comes through. */
async function answers(stream: HyperDHT.Stream): Promise<boolean> {
  stream.on('error', () => {})
  const opened = await stream.opened
  stream.destroy()
  return opened
}

describe('a relay', () => {
  it('[CA7] joins two members that have no direct path, and both sides say so', async () => {
    const [ana, ben] = [device(), device()]
    const { relay, key } = await relayFor(new Set([ana.name, ben.name]))
    const { caller, called } = await call(ana, ben, key)
    const other = await called
    other.on('error', () => {})
    const heard = new Promise((resolve) => other.on('data', resolve))
    caller.write(Buffer.from('hello'))
    expect(String(await heard)).toBe('hello')
    expect([ana.node.isRelayed(caller), ben.node.isRelayed(other)]).toEqual([true, true])
    expect(relay.pairs()).toBe(1)
  })

  it('[CA7] serves nobody but the team', async () => {
    const [ana, zoe] = [device(), device()]
    const { key } = await relayFor(new Set([ana.name]))
    expect(await answers(ana.node.connect(key))).toBe(true)
    expect(await answers(zoe.node.connect(key))).toBe(false)
  })

  it('[CA7] is chosen among those of the team’s hubs', () => {
    const relays = new Relays()
    expect(relays.choose(() => 0)).toBe(null)
    relays.learn('a', new Uint8Array([1]))
    relays.learn('b', new Uint8Array([2]))
    relays.learn('a', new Uint8Array([3]))
    expect([relays.choose(() => 0), relays.choose(() => 0.9)]).toEqual([new Uint8Array([3]), new Uint8Array([2])])
  })
})
