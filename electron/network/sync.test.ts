import { afterEach, describe, expect, it } from 'vitest'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { TestDevice } from '../../test/support/network-device.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { nodeClock } from './node-clock.ts'

const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}
const docId = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
/** A port that no other program uses, so that the tests see only themselves. */
const testMulticast = { port: 15_353, interfaces: () => ['127.0.0.1'] }
const devices: TestDevice[] = []
const replicas: Replica[] = []

interface Desk {
  readonly device: TestDevice
  readonly replica: Replica
}

/** A device whose worker holds a replica of the plan. */
function desk(name: string, seed: number, multicast: typeof testMulticast | null = null): Desk {
  const device = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery: multicast })
  const seeded = new SeededRandom(seed)
  const replica = new Replica({
    store: new MemoryStore(),
    planId: plan.planId,
    replicaId: name,
    clock: nodeClock,
    random: (length) => seeded.bytes(length),
  })
  device.onPeer = ({ pipe }) => {
    replica.connect(pipe)
  }
  devices.push(device)
  replicas.push(replica)
  return { device, replica }
}

const write = (replica: Replica, id: string, words: string) =>
  replica.change(id, (doc) => doc.getText('text').insert(0, words))

const read = (replica: Replica, id: string) => replica.read(id, (doc) => doc.getText('text').toString())

/** Resolves when all hold the same plan. */
function same(...all: readonly Replica[]): Promise<void> {
  return new Promise((resolve) => {
    const check = async () => {
      const roots = new Set(await Promise.all(all.map((replica) => replica.root())))
      if (roots.size > 1) return
      for (const stop of stops) stop()
      resolve()
    }
    const stops = all.map((replica) => replica.watchDocs(() => void check()))
    void check()
  })
}

afterEach(async () => {
  for (const device of devices.splice(0)) device.close()
  for (const replica of replicas.splice(0)) await replica.close()
})

describe('plans over the network', () => {
  it('a newcomer gets the whole plan, and both then see each other’s changes', async () => {
    const [ana, ben] = [desk('ana', 1), desk('ben', 2)]
    for (let number = 1; number <= 60; number++) await write(ana.replica, docId(number), `post ${number}`)
    await ana.device.serve(plan)
    const { code } = await ana.device.invite()
    await ben.device.join(code, ana.device.address())
    await same(ana.replica, ben.replica)
    expect(await read(ben.replica, docId(60))).toBe('post 60')
    await Promise.all([write(ana.replica, docId(1), 'Ana: '), write(ben.replica, docId(1), 'Ben: ')])
    await same(ana.replica, ben.replica)
    const words = await read(ana.replica, docId(1))
    expect(words).toContain('Ana: ')
    expect(words).toContain('Ben: ')
  })

  it('a third that knows only the second gets what the first wrote', async () => {
    const [ana, ben, cleo] = [desk('ana', 1), desk('ben', 2), desk('cleo', 3)]
    await write(ana.replica, docId(1), 'from ana')
    await ana.device.serve(plan)
    const { code } = await ana.device.invite(2)
    await ben.device.join(code, ana.device.address())
    await same(ana.replica, ben.replica)
    ana.device.close()
    await cleo.device.join(code, ben.device.address())
    await same(ben.replica, cleo.replica)
    expect(await read(cleo.replica, docId(1))).toBe('from ana')
  })

  it('finds each other by multicast DNS: to join with nothing but the code, and again after a restart', async () => {
    const [ana, ben] = [desk('ana', 1, testMulticast), desk('ben', 2, testMulticast)]
    await write(ana.replica, docId(1), 'found')
    await ana.device.serve(plan)
    const { code } = await ana.device.invite()
    expect(await ben.device.join(code)).toMatchObject({ kind: 'joined' })
    await same(ana.replica, ben.replica)
    ben.device.places.clear()
    ana.device.places.clear()
    const again = Promise.all([ana.device.nextPeer(), ben.device.nextPeer()])
    await Promise.all([ana.device.restart(), ben.device.restart()])
    await again
    await write(ben.replica, docId(2), 'after the restart')
    await same(ana.replica, ben.replica)
    expect(await read(ana.replica, docId(2))).toBe('after the restart')
  })

  it('meets again after days apart and loses nothing that either wrote', async () => {
    const [ana, ben] = [desk('ana', 1), desk('ben', 2)]
    await ana.device.serve(plan)
    const { code } = await ana.device.invite()
    await ben.device.join(code, ana.device.address())
    await write(ana.replica, docId(1), 'shared')
    await same(ana.replica, ben.replica)
    ana.device.network.close()
    ben.device.network.close()
    await write(ana.replica, docId(1), 'Ana alone. ')
    await write(ben.replica, docId(1), 'Ben alone. ')
    await write(ben.replica, docId(2), 'new')
    await ana.device.restart()
    await ben.device.restart()
    await ben.device.dial(ana.device.address())
    await same(ana.replica, ben.replica)
    const words = await read(ana.replica, docId(1))
    expect([words?.includes('Ana alone. '), words?.includes('Ben alone. ')]).toEqual([true, true])
    expect(await read(ana.replica, docId(2))).toBe('new')
  })
})
