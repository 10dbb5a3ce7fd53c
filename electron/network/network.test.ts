import { afterEach, describe, expect, it } from 'vitest'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { TestDevice, type TestPeer } from '../../test/support/network-device.ts'

const devices: TestDevice[] = []
const loopback = { host: '127.0.0.1', port: 0 }

function device(name: string, parts: ConstructorParameters<typeof TestDevice>[1] = {}): TestDevice {
  const made = new TestDevice(name, { listen: loopback, discovery: null, ...parts })
  devices.push(made)
  return made
}

const plan: KeptTeam = { planId: 'plan-1', planName: 'Spring', genesis: null, statements: [] }

async function founder(name = 'ana'): Promise<TestDevice> {
  const made = device(name)
  await made.serve(plan)
  return made
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
    expect(outcome).toMatchObject({ kind: 'joined', team: { planId: 'plan-1', planName: 'Spring' } })
    expect(await atAna).toBe('from ben')
    expect(await atBen).toBe('from ana')
  })
})
