import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { peerLimits } from '../../electron/hub/peer-limits.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { FromNetwork, KeptTeam } from '../../shared/ipc/network.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { TestDevice } from '../support/network-device.ts'
import { ReplicaMesh } from '../support/replica-mesh.ts'
import { costOf } from './cost.ts'

const mostCpuMs = 3_000
const mostHeldMiB = 48
const gigabyte = 1024 ** 3

const devices: TestDevice[] = []

function device(name: string): TestDevice {
  const made = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery: null }, nodeClock)
  devices.push(made)
  return made
}

async function founder(): Promise<TestDevice> {
  const plan: KeptTeam = {
    planId: '018f0000-0000-7000-8000-00000000aaaa',
    planName: 'Spring',
    genesis: null,
    statements: [],
  }
  const ana = device('ana')
  await ana.serve(plan)
  return ana
}

afterEach(() => {
  for (const made of devices.splice(0)) made.close()
})

/** Sends the chunk over and over, as far as it is taken; resolves with the bytes that the system took off our hands. */
async function pour(address: string, first: Uint8Array, chunk: Uint8Array): Promise<number> {
  const [host, port] = address.split(':')
  const socket = connect(Number(port), host)
  socket.on('error', () => {})
  // Not `once` of node:events: it also rejects, and hanging up is what we hope for.
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
  })
  let isClosed = false
  void closed.then(() => {
    isClosed = true
  })
  socket.write(first)
  while (!isClosed && socket.bytesWritten < gigabyte) {
    if (!socket.write(chunk)) await Promise.race([drained(socket), closed])
  }
  await closed
  return socket.bytesWritten - socket.writableLength
}

const drained = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once('drain', () => resolve())
  })

describe('a stranger who pours a gigabyte into the door', () => {
  it.each([
    ['of nonsense', new Uint8Array([1, 2, 3, 4])],
    // SecretStream's header: the length of a handshake message in three bytes, lowest first.
    ['behind a length of 16 MiB', new Uint8Array([255, 255, 255, 0])],
    ['behind what looks like a handshake', new Uint8Array([32, 0, 0, ...new Uint8Array(32).fill(9)])],
  ])('[CA5] %s is hung up on after a little of it', async (_what, first) => {
    const ana = await founder()
    await ana.invite()
    const cost = await costOf(async () => {
      expect(await pour(ana.address(), first, new Uint8Array(64 * 1024))).toBeLessThan(32 * 1024 * 1024)
    })
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
  })
})

describe('a member who sends a gigabyte over a real connection', () => {
  it('[FR1] is cut off at the first frame that is too long, and the replica goes on', async () => {
    const mesh = new ReplicaMesh(1)
    const victim = mesh.replica(undefined, '018f0000-0000-7000-8000-00000000aaaa')
    const ana = await founder()
    const reasons: string[] = []
    ana.onPeer = ({ pipe }) => void victim.connect(pipe, { onClosed: (reason) => reasons.push(reason) })
    const mallory = device('mallory')
    const pipes: Pipe[] = []
    mallory.onPeer = ({ pipe }) => {
      pipe.receive({ frame: () => {}, closed: () => {} })
      pipes.push(pipe)
    }
    const { code } = await ana.invite()
    const gone = mallory.next((message: FromNetwork) => message.type === 'gone')
    const met = Promise.all([ana.nextPeer(), mallory.nextPeer()])
    await mallory.join(code, ana.address())
    await met
    const frame = new Uint8Array(10 * 1024 * 1024)
    const cost = await costOf(async () => {
      pipes[0]?.send(frame)
      await gone
    })
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain('too long a frame')
    expect(cost.cpuMs).toBeLessThan(mostCpuMs)
    expect(cost.heldMiB).toBeLessThan(mostHeldMiB)
  })
})

describe('a hub', () => {
  it('[HB5] writes the same end of a peer down once, however often it comes back and does it again', () => {
    const lines: string[] = []
    const guard = peerLimits({
      peers: 10_000,
      bytesPerSecond: 1_000_000,
      clock: new ManualClock(),
      refusal: () => null,
      log: (event, fields) => lines.push(`${event} ${JSON.stringify(fields)}`),
    })
    const quiet: Pipe = { send: () => true, drained: () => Promise.resolve(), receive: () => {}, close: () => {} }
    const peer = { type: 'peer' as const, device: 'ab', path: 'lan' as const, place: null, connection: 1 }
    for (let time = 0; time < 1_000; time++)
      guard({ ...peer, connection: time }, quiet).close('The other side is rude.')
    guard({ ...peer, device: 'cd' }, quiet).close('The other side is rude.')
    expect(lines).toEqual([
      'peer-ended-here {"device":"ab","reason":"The other side is rude."}',
      'peer-ended-here {"device":"cd","reason":"The other side is rude."}',
    ])
  })
})
