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

/** Two homes, each behind a router, and a hub on the internet between them, which is the only DHT. */
async function homes(lab: Lab, nat: Nat) {
  const internet = lab.switch('net')
  const box = lab.computer('box')
  lab.plug(box, internet, '20.0.0.10/24')
  const home = (name: string, network: number) => {
    const inside = lab.switch(`home-${name}`)
    const computer = lab.computer(name)
    const router = lab.router(`rt-${name}`, [internet, `20.0.0.${network}/24`], [inside, `10.${network}.0.1/24`], nat)
    lab.plug(computer, inside, `10.${network}.0.2/24`, { gateway: `10.${network}.0.1` })
    return { computer, router, inside }
  }
  const dht = { bootstrap: ['20.0.0.10:49741'] }
  const openHub = (code: string) =>
    hub(box, code, '--no-lan', '--dht', 'none', '--udp-port', '49741', '--public-address', '20.0.0.10')
  return { internet, ana: home('ana', 1), ben: home('ben', 2), dht, openHub }
}

describe('two homes behind routers', () => {
  it('[CA2] ordinary ones let through who is let out: the members are connected directly', async () => {
    const lab = newLab()
    const { ana, ben, dht, openHub } = await homes(lab, 'ordinary')
    const [a, b] = [member(ana.computer, dht), member(ben.computer, dht)]
    await Promise.all([a.allowInternet(), b.allowInternet()])
    await a.start()
    await a.write('from ana')
    const code = await a.invite()
    await openHub(code)
    await b.join(code)
    expect((await b.meets('ana')).path).toBe('direct')
    await b.write('from ben')
    await inStep(2, a, b)
  })

  it('[CA1] who was there before there was any internet is found once there is', async () => {
    const lab = newLab()
    const { ana, ben, dht, openHub } = await homes(lab, 'ordinary')
    const [a, b] = [member(ana.computer, dht), member(ben.computer, dht)]
    await Promise.all([a.allowInternet(), b.allowInternet()])
    await a.start()
    const code = await a.invite()
    await a.searchedInVain(20_000)
    await openHub(code)
    await b.join(code)
    await b.meets('ana')
  })

  it('[CA7] hard ones let nobody through: the hub relays', async () => {
    const lab = newLab()
    const { ana, ben, dht, openHub } = await homes(lab, 'hard')
    const [a, b] = [member(ana.computer, dht), member(ben.computer, dht)]
    await Promise.all([a.allowInternet(), b.allowInternet()])
    await a.start()
    await a.write('from ana')
    const code = await a.invite()
    await openHub(code)
    await b.join(code)
    expect((await b.meets('ana')).path).toBe('relay')
    await b.write('from ben')
    await inStep(2, a, b)
  })

  it('a member whose network lets no UDP out works through the hub’s address', async () => {
    const lab = newLab()
    const { ana, ben, dht, openHub } = await homes(lab, 'ordinary')
    lab.blockUdp(ben.router)
    const [a, b] = [member(ana.computer, dht), member(ben.computer, dht)]
    await Promise.all([a.allowInternet(), b.allowInternet()])
    await a.start()
    await a.write('from ana')
    const code = await a.invite()
    await openHub(code)
    await b.join(code, '20.0.0.10:47610')
    await b.write('from ben')
    await inStep(2, a, b)
    const { internet } = await b.reach()
    expect(internet?.asked).toBeGreaterThan(0)
    expect(internet?.answered).toBe(0)
  })

  it('[CA6] a laptop that is carried to another network is connected again by itself', async () => {
    const lab = newLab()
    const { internet, ana, ben, dht, openHub } = await homes(lab, 'ordinary')
    const phone = lab.switch('phone')
    lab.router('rt-phone', [internet, '20.0.0.3/24'], [phone, '10.3.0.1/24'], 'ordinary')
    const [a, b] = [member(ana.computer, dht), member(ben.computer, dht)]
    await Promise.all([a.allowInternet(), b.allowInternet()])
    await a.start()
    const code = await a.invite()
    await openHub(code)
    await b.join(code)
    await b.meets('ana', 'direct')
    lab.unplug(ben.computer)
    await b.until(({ team }) => team.activity === 'offline')
    lab.plug(ben.computer, phone, '10.3.0.2/24', { gateway: '10.3.0.1' })
    await b.until(({ team }) => team.activity === 'reconnecting')
    await b.meets('ana', 'direct')
    await b.write('from the train')
    await inStep(1, a, b)
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
