import { expect } from 'vitest'
import { signerOf } from '../../electron/network/keys.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { toHex } from '../../shared/team/bytes.ts'
import type { Role, Target } from '../../shared/team/grants.ts'
import { memorySecrets, TestDevice } from './network-device.ts'

/** The plan of these teams, before it has one. */
export const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}

export const member = (memberId: string): Target => ({ kind: 'member', memberId })

/** Hex of the device's key. */
export const idOf = ({ secrets }: TestDevice): string => toHex(signerOf(secrets.deviceSeed).publicKey)

/** The names of all members, as the device knows them. */
export const names = (of: TestDevice): readonly string[] =>
  [...of.team().devices.values()].map(({ memberId }) => memberId).sort()

interface Multicast {
  readonly port: number
  readonly interfaces: () => readonly string[]
}

/** Devices on loopback that found, join and leave teams over real sockets; all end with the test. */
export class DeviceTeam {
  readonly #devices: TestDevice[] = []

  device(name: string, discovery: Multicast | null = null, secrets = memorySecrets()): TestDevice {
    const made = new TestDevice(name, { listen: { host: '127.0.0.1', port: 0 }, discovery }, nodeClock, secrets)
    this.#devices.push(made)
    return made
  }

  /** Ana, who founds the team, and those whom she lets in, all connected to her. */
  async founded(others: readonly TestDevice[] = [], discovery: Multicast | null = null): Promise<TestDevice> {
    const ana = this.device('ana', discovery)
    await ana.serve(plan)
    for (const other of others) await this.join(ana, other)
    return ana
  }

  /** A newcomer joins at `host`, and both are connected. */
  async join(host: TestDevice, newcomer: TestDevice, role: Role = 'editor'): Promise<void> {
    const { code } = await host.invite(1, role)
    const met = Promise.all([host.nextPeer(), newcomer.nextPeer()])
    expect(await newcomer.join(code, host.address())).toMatchObject({ kind: 'joined' })
    await met
  }

  /** The same device as it is now and will not be: what a thief starts from a copied profile. */
  async copyOf(original: TestDevice): Promise<TestDevice> {
    const { plan: kept, secrets } = original
    const copied = memorySecrets(secrets.deviceSeed)
    for (const key of (await secrets.teamKeys(plan.planId)).toReversed()) await copied.keepTeamKey(plan.planId, key)
    const copy = this.device('copy', null, copied)
    if (kept !== null) await copy.serve(kept)
    return copy
  }

  close(): void {
    for (const made of this.#devices.splice(0)) made.close()
  }
}
