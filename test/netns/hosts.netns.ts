import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, onTestFailed } from 'vitest'
import { HubProcess } from './hub-process.ts'
import { Lab, type Nat, type Place } from './lab.ts'
import { inStep, MemberProcess } from './member-process.ts'
import { wireProgram } from './programs.ts'

// Placard on several computers, each with addresses of its own, on one machine.

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

function newLab(): Lab {
  const lab = new Lab()
  endings.push(() => lab.close())
  return lab
}

function member(place: Place, options?: ConstructorParameters<typeof MemberProcess>[1]): MemberProcess {
  const made = new MemberProcess(place, options)
  endings.push(() => made.end())
  onTestFailed(() => {
    const peers = made.view?.team.peers.map(({ deviceName, online, path }) => ({ deviceName, online, path }))
    console.error(`${place.name} saw`, made.view?.documents, 'documents,', made.view?.team.activity, peers)
  })
  return made
}

/** A hub that reaches its team as it is told. */
async function hub(place: Place, code: string, ...args: readonly string[]): Promise<HubProcess> {
  const made = new HubProcess(place, code, args)
  endings.push(() => made.end())
  await made.joined()
  return made
}

const many = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}`)

it('[CA1] two computers on one network find each other by the invitation alone', async () => {
  const lab = newLab()
  const office = lab.switch('office')
  const [ana, ben] = ['ana', 'ben'].map((name) => lab.computer(name)) as [Place, Place]
  lab.plug(ana, office, '10.1.0.2/24')
  lab.plug(ben, office, '10.1.0.3/24')
  const [a, b] = [member(ana), member(ben)]
  await a.start()
  await a.write(...many(50, 'from ana'))
  await b.join(await a.invite())
  expect((await a.meets('ben')).path).toBe('lan')
  await b.write('from ben')
  await inStep(51, a, b)
})

it('[CA8] two computers on a network that knows IPv6 alone find each other, and a hub is reached by its address', async () => {
  const lab = newLab()
  const office = lab.switch('office')
  const [ana, ben, box] = ['ana', 'ben', 'box'].map((name) => lab.computer(name)) as [Place, Place, Place]
  lab.plug(ana, office, 'fd00::2/64')
  lab.plug(ben, office, 'fd00::3/64')
  lab.plug(box, office, 'fd00::9/64')
  const [a, b, c] = [member(ana), member(ben), member(box, { multicast: false })]
  await a.start()
  await a.write('from ana')
  await b.join(await a.invite())
  expect((await a.meets('ben')).path).toBe('lan')
  await c.join(await a.invite(), '[fd00::2]:47610')
  await b.write('from ben')
  await inStep(2, a, b, c)
})

it('[HB1] two networks that only a hub joins hold the same plan', async () => {
  const lab = newLab()
  const [here, there] = [lab.switch('here'), lab.switch('there')]
  const [ana, ben, box] = ['ana', 'ben', 'box'].map((name) => lab.computer(name)) as [Place, Place, Place]
  lab.plug(ana, here, '10.1.0.2/24')
  lab.plug(ben, there, '10.2.0.2/24')
  lab.plug(box, here, '10.1.0.9/24')
  lab.plug(box, there, '10.2.0.9/24', { device: 'eth1' })
  const [a, b] = [member(ana), member(ben)]
  await a.start()
  await a.write('from ana')
  const code = await a.invite()
  await hub(box, code, '--no-internet')
  await b.join(code)
  expect(await b.meets('Hub', 'hub')).toMatchObject({ path: 'hub' })
  await b.write('from ben')
  await inStep(2, a, b)
  expect(a.view?.team.peers.find(({ memberName }) => memberName === 'ben')).toMatchObject({ online: false })
})

/** How the two homes differ from case to case. */
interface Homes {
  readonly nat: Nat
  /** What Ana writes before Ben is there. */
  readonly written?: string
  /** Where Ben is told to look. */
  readonly address?: string
  /** Runs before anyone starts. */
  readonly before?: (lab: Lab, router: Place) => void
  /** Runs when Ana waits for Ben, before there is any internet. */
  readonly alone?: (ana: MemberProcess) => Promise<void>
}

/**
 * Ana and Ben in two homes, each behind a router, and a hub on the internet between them, which is the only DHT: Ana
 * starts a plan, the hub joins, and so does Ben.
 */
async function joinedFromHome({ nat, written, address, before, alone }: Homes) {
  const lab = newLab()
  const internet = lab.switch('net')
  const box = lab.computer('box')
  lab.plug(box, internet, '20.0.0.10/24')
  const home = (name: string, network: number) => {
    const inside = lab.switch(`home-${name}`)
    const computer = lab.computer(name)
    const router = lab.router(`rt-${name}`, [internet, `20.0.0.${network}/24`], [inside, `10.${network}.0.1/24`], nat)
    lab.plug(computer, inside, `10.${network}.0.2/24`, { gateway: `10.${network}.0.1` })
    return { computer, router }
  }
  const [atAna, atBen] = [home('ana', 1), home('ben', 2)]
  before?.(lab, atBen.router)
  const dht = { bootstrap: ['20.0.0.10:49741'] }
  const [ana, ben] = [member(atAna.computer, dht), member(atBen.computer, dht)]
  await Promise.all([ana.allowInternet(), ben.allowInternet()])
  await ana.start()
  if (written !== undefined) await ana.write(written)
  const code = await ana.invite()
  await alone?.(ana)
  await hub(box, code, '--no-lan', '--dht', 'none', '--udp-port', '49741', '--public-address', '20.0.0.10')
  await ben.join(code, address)
  return { lab, internet, ana, ben, laptop: atBen.computer }
}

describe('two homes behind routers', () => {
  it('[CA2] ordinary ones let through who is let out: the members are connected directly', async () => {
    const { ana, ben } = await joinedFromHome({ nat: 'ordinary', written: 'from ana' })
    expect((await ben.meets('ana')).path).toBe('direct')
    await ben.write('from ben')
    await inStep(2, ana, ben)
  })

  it('[CA1] who was there before there was any internet is found once there is', async () => {
    const { ben } = await joinedFromHome({ nat: 'ordinary', alone: (ana) => ana.searchedInVain(20_000) })
    await ben.meets('ana')
  })

  it('[CA7] hard ones let nobody through: the hub relays', async () => {
    const { ana, ben } = await joinedFromHome({ nat: 'hard', written: 'from ana' })
    expect((await ben.meets('ana')).path).toBe('relay')
    await ben.write('from ben')
    await inStep(2, ana, ben)
  })

  it('a member whose network lets no UDP out works through the hub’s address', async () => {
    const before = (lab: Lab, router: Place) => lab.blockUdp(router)
    const { ana, ben } = await joinedFromHome({
      nat: 'ordinary',
      written: 'from ana',
      address: '20.0.0.10:47610',
      before,
    })
    await ben.write('from ben')
    await inStep(2, ana, ben)
    const { internet } = await ben.reach()
    expect(internet?.asked).toBeGreaterThan(0)
    expect(internet?.answered).toBe(0)
  })

  it('[CA6] a laptop that is carried to another network is connected again by itself', async () => {
    const { lab, internet, ana, ben, laptop } = await joinedFromHome({ nat: 'ordinary' })
    const phone = lab.switch('phone')
    lab.router('rt-phone', [internet, '20.0.0.3/24'], [phone, '10.3.0.1/24'], 'ordinary')
    await ben.meets('ana', 'direct')
    lab.unplug(laptop)
    await ben.until(({ team }) => team.activity === 'offline')
    lab.plug(laptop, phone, '10.3.0.2/24', { gateway: '10.3.0.1' })
    await ben.until(({ team }) => team.activity === 'reconnecting')
    await ben.meets('ana', 'direct')
    await ben.write('from the train')
    await inStep(1, ana, ben)
  })
})

it('200 ms each way and 5% of all packets lost: joined, and in step', async () => {
  const lab = newLab()
  const [ana, ben, between] = ['ana', 'ben', 'between'].map((name) => lab.computer(name)) as [Place, Place, Place]
  lab.cable(ana, '172.31.1.2/24', between, '172.31.1.1/24')
  lab.cable(ben, '172.31.2.2/24', between, '172.31.2.1/24')
  await wire(between, '172.31.1.2', '172.31.2.2')
  const far = (place: Place, network: number) => {
    const ends = ['remote', `172.31.${network}.1`, 'local', `172.31.${network}.2`]
    lab.ip(place, 'link', 'add', 'far', 'type', 'vxlan', 'id', '7', 'dstport', '4789', ...ends, 'nolearning')
    lab.ip(place, 'addr', 'add', `10.9.0.${network}/24`, 'dev', 'far')
    lab.ip(place, 'link', 'set', 'far', 'mtu', '1400', 'up')
    // Checksums that are left to a network card are never filled in for a program that reads the packets.
    lab.run(place, 'ethtool', '-K', 'far', 'tx', 'off')
  }
  far(ana, 1)
  far(ben, 2)
  const [a, b] = [member(ana), member(ben)]
  await a.start()
  await a.write(...many(300, 'from ana'))
  await b.join(await a.invite(), '10.9.0.1:47610')
  await b.write(...many(20, 'from ben'))
  await inStep(320, a, b)
})

async function wire(place: Place, a: string, b: string): Promise<void> {
  const args = [wireProgram(), '4789', a, b, '200', '0.05', '1']
  const child: ChildProcess = spawn('ip', ['netns', 'exec', place.namespace, process.execPath, ...args])
  endings.push(() => child.kill('SIGKILL'))
  if (child.stdout !== null) await once(child.stdout, 'data')
}
