import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { FromNetwork, KeptTeam } from '../../../shared/ipc/network.ts'
import { startDht, type TestDht } from '../../../test/support/dht.ts'
import { TestDevice, type TestPeer } from '../../../test/support/network-device.ts'
import { teamTopic } from '../keys.ts'

const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}
const listen = { host: '127.0.0.1', port: 0 }
const endings: (() => unknown)[] = []
let dht: TestDht

beforeAll(async () => {
  dht = await startDht()
})
afterAll(() => dht.destroy())
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()))
})

type Parts = ConstructorParameters<typeof TestDevice>[1]

/** A device that the local network cannot help: only the internet is left. */
function away(name: string, parts: Partial<Parts> = {}): TestDevice {
  const internet = { bootstrap: dht.bootstrap, host: '127.0.0.1' }
  const device = new TestDevice(name, { listen, discovery: null, internet, ...parts })
  device.allowInternet()
  endings.push(() => device.close())
  return device
}

/** A founder and a member who found each other over the internet. */
async function pair(): Promise<readonly [TestDevice, TestDevice]> {
  const ana = away('ana')
  await ana.serve(plan)
  const { code } = await ana.invite()
  const ben = away('ben')
  const met = Promise.all([ana.nextPeer(), ben.nextPeer()])
  await ben.join(code)
  await met
  return [ana, ben]
}

const gone = (message: FromNetwork) => message.type === 'gone'
const does = (activity: string) => (message: FromNetwork) => message.type === 'status' && message.activity === activity

async function topicOf(device: TestDevice): Promise<Uint8Array> {
  const [key] = await device.secrets.teamKeys(plan.planId)
  if (key === undefined) throw new Error('No team yet.')
  return teamTopic(key)
}

const ended = (stream: HyperDHT.Stream) =>
  new Promise<void>((resolve) => {
    stream.on('error', () => {})
    stream.on('close', () => resolve())
  })

/** Looks again and again, until the test ends: what was announced a moment ago is not always found at once. */
function lookOn(discovery: Hyperswarm.Discovery): void {
  const timer = setInterval(() => void discovery.refresh({ server: false, client: true }), 1_000)
  endings.push(() => clearInterval(timer))
}

/** A stranger's swarm on the same DHT. */
function stranger(): Hyperswarm {
  const node = new HyperDHT({ bootstrap: dht.bootstrap, host: '127.0.0.1' })
  const swarm = new Hyperswarm({ dht: node, keyPair: HyperDHT.keyPair(crypto.getRandomValues(new Uint8Array(32))) })
  endings.push(() => swarm.destroy({ force: true }))
  return swarm
}

describe('meeting over the internet', () => {
  it('[CA2] a newcomer finds a member by the code alone, and stays connected without any address', async () => {
    const ana = away('ana')
    await ana.serve(plan)
    const { code } = await ana.invite()
    const ben = away('ben')
    const met = Promise.all([ana.nextPeer(), ben.nextPeer()])
    expect(await ben.join(code)).toMatchObject({ kind: 'joined' })
    expect(await met).toMatchObject([
      { path: 'direct', place: null },
      { path: 'direct', place: null },
    ])
  })

  it('[CA3] keeps one connection to a device that is reached in both ways: the one on the local network', async () => {
    const [ana, ben] = await pair()
    const nearer = Promise.all([ana.nextPeer(), ben.nextPeer()])
    expect(await ben.dial(ana.address())).toEqual({ ok: true })
    expect((await nearer).map((message) => message.type === 'peer' && message.path)).toEqual(['lan', 'address'])
    const open = (of: TestDevice) => of.heard.filter((m) => m.type === 'peer').length - of.heard.filter(gone).length
    expect([open(ana), open(ben)]).toEqual([1, 1])
  })

  it('[CA4] uses nothing but the local network when the internet is off, and meets nobody', async () => {
    const [ana, ben] = await pair()
    const left = ben.next(gone)
    ana.send({ type: 'internet', on: false })
    await left
    const asked = ana.next((m) => m.type === 'diagnosed')
    ana.send({ type: 'diagnose', request: 1 })
    expect(await asked).toMatchObject({ reach: { internet: null, found: [] } })
  })

  it('[CA6] says that it sleeps, tells the others, and meets them again when it is awake', async () => {
    const [ana, ben] = await pair()
    const [left, asleep] = [ben.next(gone), ana.next(does('asleep'))]
    await ana.network.suspend()
    await Promise.all([left, asleep])
    const again = Promise.all([ana.nextPeer(), ben.nextPeer()])
    const trying = ana.next(does('reconnecting'))
    await ana.network.resume()
    await trying
    expect(await again).toMatchObject([{ type: 'peer' }, { type: 'peer' }])
    expect(ana.heard.findLast((m) => m.type === 'status')).toMatchObject({ activity: 'connected' })
  })

  it('counts the bytes of each connection', async () => {
    const [ana, ben] = await pair()
    const [heard, met] = [ana.next((m) => m.type === 'heard'), nextPipe(ben)]
    await ben.restart()
    const pipe = await met
    pipe.send(new Uint8Array(5_000))
    const message = await heard
    if (message.type !== 'heard') throw new Error('Never')
    expect(message.received).toBeGreaterThan(5_000)
    expect(message.path).toBe('direct')
  })
})

const nextPipe = (of: TestDevice) =>
  new Promise<TestPeer['pipe']>((resolve) => {
    of.onPeer = ({ pipe }) => {
      pipe.receive({ frame: () => {}, closed: () => {} })
      resolve(pipe)
    }
  })

describe('a stranger on the internet', () => {
  it('[CA5] who knows the topic gets nothing but a closed connection', async () => {
    const ana = away('ana')
    await ana.serve(plan)
    await ana.invite()
    const swarm = stranger()
    const opened = new Promise<HyperDHT.Stream>((resolve) => swarm.on('connection', resolve))
    lookOn(swarm.join(await topicOf(ana), { server: false, client: true }))
    const stream = await opened
    const heard: Uint8Array[] = []
    stream.on('data', (bytes: Uint8Array) => heard.push(bytes))
    const closed = ended(stream)
    stream.write(Buffer.from('GET / HTTP/1.1'))
    await closed
    expect(heard).toEqual([])
    expect(ana.heard.some((m) => m.type === 'peer')).toBe(false)
  })

  it('[CA5] who announces on the topic is called, proves nothing, and is hung up on', async () => {
    const ana = away('ana')
    await ana.serve(plan)
    await ana.invite()
    const swarm = stranger()
    const called = new Promise<HyperDHT.Stream>((resolve) => swarm.on('connection', resolve))
    swarm.join(await topicOf(ana), { server: true, client: false })
    const stream = await called
    const closed = ended(stream)
    stream.write(Buffer.from('anything at all'))
    await closed
    expect(ana.heard.some((m) => m.type === 'peer')).toBe(false)
  })
})

describe('a computer without internet', () => {
  it('[CA1] starts as fast, and still listens and dials on the local network', async () => {
    const silent = createSocket('udp4')
    silent.bind(0, '127.0.0.1')
    await once(silent, 'listening')
    endings.push(() => silent.close())
    const internet = { bootstrap: [`127.0.0.1:${silent.address().port}`], host: '127.0.0.1' }
    const [ana, ben] = [away('ana', { internet }), away('ben', { internet })]
    await ana.serve(plan)
    const { code } = await ana.invite()
    const met = ana.nextPeer()
    await ben.join(code, ana.address())
    expect(await met).toMatchObject({ path: 'lan' })
  })
})
