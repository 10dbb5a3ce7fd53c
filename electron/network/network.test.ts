import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { memorySecrets, TestDevice, type TestPeer } from '../../test/support/network-device.ts'
import { nodeClock } from './node-clock.ts'
import type { Secrets } from './secrets.ts'

const devices: TestDevice[] = []
const loopback = { host: '127.0.0.1', port: 0 }

function device(
  name: string,
  parts: ConstructorParameters<typeof TestDevice>[1] = {},
  clock: Clock = nodeClock,
  secrets: Secrets = memorySecrets(),
): TestDevice {
  const made = new TestDevice(name, { listen: loopback, discovery: null, ...parts }, clock, secrets)
  devices.push(made)
  return made
}

const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}

async function founder(clock?: Clock): Promise<TestDevice> {
  const made = device('ana', {}, clock)
  await made.serve(plan)
  return made
}

/** A founder and a member who joined at the founder's address, connected. */
async function pair(): Promise<readonly [TestDevice, TestDevice]> {
  const ana = await founder()
  const ben = device('ben')
  const { code } = await ana.invite()
  const met = Promise.all([ana.nextPeer(), ben.nextPeer()])
  await ben.join(code, ana.address())
  await met
  return [ana, ben]
}

afterEach(() => {
  for (const made of devices.splice(0)) made.close()
})

/** The first frame that comes through a peer's pipe. */
const firstFrame = (of: TestDevice, greet: string) =>
  new Promise<string>((resolve) => {
    of.onPeer = ({ pipe }: TestPeer) => {
      pipe.receive({ frame: (frame) => resolve(new TextDecoder().decode(frame)), closed: () => {} })
      pipe.send(new TextEncoder().encode(greet))
    }
  })

describe('joining over real sockets', () => {
  it('brings a newcomer in by address, and frames flow both ways', async () => {
    const ana = await founder()
    const ben = device('ben')
    const { code } = await ana.invite()
    const atAna = firstFrame(ana, 'from ana')
    const atBen = firstFrame(ben, 'from ben')
    const outcome = await ben.join(code, ana.address())
    expect(outcome).toMatchObject({
      kind: 'joined',
      team: { planId: '018f0000-0000-7000-8000-00000000aaaa', planName: 'Spring' },
    })
    expect(await atAna).toBe('from ben')
    expect(await atBen).toBe('from ana')
  })

  it('counts a peer as heard only when its first frame comes', async () => {
    const ana = await founder()
    const ben = device('ben')
    const { code } = await ana.invite()
    const met = new Promise<TestPeer>((resolve) => {
      ben.onPeer = resolve
    })
    const admitted = ana.nextPeer()
    await ben.join(code, ana.address())
    await admitted
    const { pipe } = await met
    expect(ana.heard.some((m) => m.type === 'heard')).toBe(false)
    const heard = ana.next((m) => m.type === 'heard')
    pipe.send(new Uint8Array([1]))
    expect(await heard).toMatchObject({ type: 'heard' })
  })

  it('lets a third join at a member who did not write the invitation', async () => {
    const [ana, ben] = await pair()
    const told = ben.next((m) => m.type === 'statements')
    const { code } = await ana.invite()
    await told
    const cleo = device('cleo')
    expect(await cleo.join(code, ben.address())).toMatchObject({ kind: 'joined' })
  })

  it('joins again with the same code on the same device, as after a crash before the key was kept', async () => {
    const ana = await founder()
    const { code } = await ana.invite()
    const ben = device('ben')
    expect(await ben.join(code, ana.address())).toMatchObject({ kind: 'joined' })
    expect(await ben.join(code, ana.address())).toMatchObject({ kind: 'joined' })
  })

  it('refuses a used code, an expired one and a malformed one, each with its reason', async () => {
    let late = 0
    const ana = await founder({ ...nodeClock, now: () => nodeClock.now() + late })
    const used = await ana.invite()
    await device('ben').join(used.code, ana.address())
    const cleo = device('cleo')
    expect(await cleo.join(used.code, ana.address())).toMatchObject({ kind: 'refused', reason: 'used' })
    const old = await ana.invite()
    late = 8 * 24 * 60 * 60 * 1000
    expect(await cleo.join(old.code, ana.address())).toMatchObject({ kind: 'refused', reason: 'expired' })
    const typo = `${old.code.slice(0, -1)}${old.code.endsWith('7') ? '8' : '7'}`
    expect(await cleo.join(typo, ana.address())).toMatchObject({ kind: 'refused', reason: 'malformed' })
  })

  it('tells a newcomer whose clock is ahead that it is the clock, and not the code', async () => {
    const { code } = await (await founder({ ...nodeClock, now: () => nodeClock.now() - 30 * 86_400_000 })).invite()
    const [ana] = devices
    const outcome = await device('ben').join(code, ana?.address() ?? '')
    expect(outcome).toMatchObject({ reason: 'expired', message: expect.stringContaining('date and time') })
  })

  it('tells a holder of another team’s code nothing', async () => {
    const ana = await founder()
    await ana.invite()
    const other = device('zoe')
    await other.serve({ ...plan, planId: 'plan-2' })
    const { code } = await other.invite()
    const outcome = await device('ben').join(code, ana.address())
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'network' })
  })

  it('[GR15] does not join a team whose plan has no id: it would name files and keys on this computer', async () => {
    const mallory = device('mallory')
    await mallory.serve({ ...plan, planId: 'constructor' })
    const { code } = await mallory.invite()
    expect(await device('ben').join(code, mallory.address())).toMatchObject({ kind: 'refused', reason: 'network' })
  })

  it('can be cancelled while it looks', async () => {
    const ana = await founder()
    const { code } = await ana.invite()
    const ben = device('ben')
    const ended = ben.join(code)
    ben.cancelJoin()
    expect(await ended).toMatchObject({ kind: 'refused', reason: 'cancelled' })
  })
})

describe('admission', () => {
  it('closes the connection of a stranger without a word', async () => {
    const ana = await founder()
    await ana.invite()
    const [host, port] = ana.address().split(':')
    const socket = connect(Number(port), host)
    const heard: Buffer[] = []
    socket.on('data', (bytes) => heard.push(bytes))
    socket.write('GET / HTTP/1.1\r\nHost: ana\r\n\r\n')
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('close', resolve))
    expect(heard).toEqual([])
    expect(ana.heard.some((m) => m.type === 'peer')).toBe(false)
  })

  it('refuses a device that knows the grant log but not the team key', async () => {
    const [ana, ben] = await pair()
    const thief = device('thief')
    await thief.secrets.keepTeamKey(plan.planId, new Uint8Array(32))
    if (ben.plan !== null) await thief.serve(ben.plan)
    expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
  })

  it('refuses a device that knows the team key but is no member', async () => {
    const [ana, ben] = await pair()
    const thief = device('thief')
    const [key] = await ben.secrets.teamKeys(plan.planId)
    if (key === undefined || ben.plan === null) throw new Error('Ben has no key')
    await thief.secrets.keepTeamKey(plan.planId, key)
    await thief.serve(ben.plan)
    const peers = ana.heard.filter((m) => m.type === 'peer').length
    expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
    expect(ana.heard.filter((m) => m.type === 'peer')).toHaveLength(peers)
  })

  it('says what is wrong with an address', async () => {
    const ana = await founder()
    await ana.invite()
    expect(await ana.dial('nonsense')).toMatchObject({ ok: false, message: expect.stringContaining('looks like') })
    expect(await ana.dial('127.0.0.1:1')).toMatchObject({ ok: false, message: expect.stringContaining('no Placard') })
  })
})

describe('staying connected', () => {
  it('keeps one connection per device, however often they call each other', async () => {
    const [ana, ben] = await pair()
    expect(await Promise.all([ana.dial(ben.address()), ben.dial(ana.address()), ben.dial(ana.address())])).toHaveLength(
      3,
    )
    await setImmediate()
    const open = (of: TestDevice) =>
      of.heard.filter((m) => m.type === 'peer').length - of.heard.filter((m) => m.type === 'gone').length
    expect([open(ana), open(ben)]).toEqual([1, 1])
  })

  it('calls again by itself after the other network process was killed', async () => {
    const ana = device('ana', { listen: { host: '127.0.0.1', port: 47_811 } })
    await ana.serve(plan)
    const ben = device('ben')
    const { code } = await ana.invite()
    const met = ana.nextPeer()
    await ben.join(code, ana.address())
    await met
    const again = ana.nextPeer()
    await ana.restart()
    expect(await again).toMatchObject({ type: 'peer' })
  })

  it('replaces the worker: a new control port ends the old connections, and serving again brings them back', async () => {
    const [ana, ben] = await pair()
    const gone = ana.next((m) => m.type === 'gone')
    ben.network.close()
    await gone
    const again = ana.nextPeer()
    await ben.restart()
    expect(await again).toMatchObject({ type: 'peer' })
  })
})
