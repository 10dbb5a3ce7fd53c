import { signerOf } from '../../electron/network/keys.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { toHex } from '../../shared/team/bytes.ts'
import type { Role, Target } from '../../shared/team/grants.ts'
import { type Desk, openDesk } from './desk.ts'
import { memorySecrets, TestDevice } from './network-device.ts'

const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000bbbb',
  planName: 'Save the Riverside Library',
  genesis: null,
  statements: [],
}
const loopback = { listen: { host: '127.0.0.1', port: 0 }, discovery: null }

/** Names as people have them, and as somebody may type them who wants to see what happens. */
const strangeNames = [
  'Wolfeschlegelsteinhausenbergerdorff-Montgomery-Featherstone',
  'مريم عبد الرحمن الخوارزمي',
  'שירה בן־דוד',
  '🦄🌈 Unicorn 👩‍👩‍👧‍👦',
  'Z̸̡̛͓a̴͎͝l̷̰̽g̶̳͠o̵̺͝ Ṽ̶̱õ̶̳l̷͉͝u̵͔͝n̴̘̈́t̵͎͝e̷̖͝e̸̗͌r̷̘̊',
  'Nguyễn Thị Ánh Tuyết',
  '⠀⠀⠀',
  'ᄒ'.repeat(60),
] as const

const plainNames = [
  ...['Aisha', 'Bruno', 'Carla', 'Dmitri', 'Elif', 'Femi', 'Greta', 'Hugo', 'Ingrid', 'Jonas', 'Kofi', 'Lena'],
  ...['Mateo', 'Noor', 'Olga', 'Pavel', 'Quinn', 'Rosa', 'Sven', 'Tariq', 'Uma', 'Viktor', 'Wanda', 'Ximena'],
  ...['Yusuf', 'Zoë', 'Anouk', 'Björn', 'Chiara', 'Dario', 'Esra'],
]

/** The team of a real campaign over real sockets on loopback; its members' computers are in this process. */
export class LargeTeam {
  readonly founder: Desk = openDesk(plan, 'Zora', 1)
  readonly #online = new Map<string, Desk>()

  /** Forty members with up to three computers each; of the first `online` one computer stays connected. */
  async gather(online: number): Promise<void> {
    await this.founder.device.serve(plan)
    const names = [...plainNames, ...strangeNames]
    for (const [at, name] of names.entries()) {
      if (at < online) continue
      await this.#meets(name, ...[`${name.slice(0, 20)}’s laptop`, 'Studio', 'Old laptop'].slice(0, 1 + (at % 3)))
      // So many callers from one address would be taken for a flood [CA5].
      if (at % 20 === 19) await this.founder.device.restart()
    }
    await this.founder.device.restart()
    for (const [at, name] of names.slice(0, online).entries()) await this.arrives(name, at + 2)
    for (const [at, name] of ['Hub at the office', 'Hub at Zora’s'].entries()) await this.arrives(name, 100 + at, true)
  }

  /** A new member joins and stays connected. */
  async arrives(name: string, seed: number, isHub = false): Promise<void> {
    const desk = openDesk(plan, name, seed, isHub)
    const { code } = await this.founder.device.invite()
    const outcome = await desk.device.join(code, this.founder.device.address())
    if (outcome.kind !== 'joined') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
    this.#online.set(name, desk)
  }

  /** Those who are connected call a computer at its address. */
  async call(address: string): Promise<void> {
    for (const { device } of this.#online.values()) await device.dial(address)
  }

  /** The member's computer goes away, as a laptop that is closed. */
  async leaves(name: string): Promise<void> {
    await this.#online.get(name)?.close()
    this.#online.delete(name)
  }

  async remove(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.founder.device.grant({ kind: 'remove', target: this.#target(name) })
  }

  async giveRole(name: string, role: Role): Promise<void> {
    await this.founder.device.grant({ kind: 'role', memberId: this.#memberId(name), role })
  }

  async invitation(): Promise<{ readonly code: string; readonly address: string }> {
    const { code } = await this.founder.device.invite(5)
    return { code, address: this.founder.device.address() }
  }

  async close(): Promise<void> {
    for (const name of [...this.#online.keys()]) await this.leaves(name)
    await this.founder.close()
  }

  /** A member joins with other computers too; all of them are away from then on. */
  async #meets(name: string, ...deviceNames: readonly string[]): Promise<void> {
    const { founder } = this
    let host = founder.device
    const met: TestDevice[] = []
    for (const deviceName of deviceNames) {
      const device = new TestDevice(name, loopback, nodeClock, memorySecrets(), deviceName)
      const { code } = met.length === 0 ? await host.invite() : await host.pair()
      const connected = Promise.all([host.nextPeer(), device.nextPeer()])
      const outcome = await device.join(code, host.address())
      if (outcome.kind !== 'joined') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
      await connected
      host = device
      met.push(device)
      await this.#hears(device)
    }
    for (const device of met) device.close()
  }

  /** Until the founder's computer knows that the device is in. */
  async #hears({ secrets }: TestDevice): Promise<void> {
    const device = toHex(signerOf(secrets.deviceSeed).publicKey)
    while (!this.founder.device.team().devices.has(device)) {
      await this.founder.device.next(({ type }) => type === 'statements')
    }
  }

  #target(name: string): Target {
    return { kind: 'member', memberId: this.#memberId(name) }
  }

  #memberId(name: string): string {
    const devices = [...this.founder.device.team().devices.values()]
    const found = devices.find(({ memberName }) => memberName === name)
    if (found === undefined) throw new Error(`Nobody is called ${name}.`)
    return found.memberId
  }
}
