import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import type { Reach } from '../../shared/ipc/network.ts'
import type { InviteResult, JoinResult, PeerState, TeamState } from '../../shared/ipc/team-api.ts'
import type { Place } from './lab.ts'
import { memberProgram } from './programs.ts'

/** What a member can be told to do. */
export type MemberOrder =
  | { readonly do: 'internet'; readonly on: boolean }
  | { readonly do: 'start' | 'invite' | 'reach' }
  | { readonly do: 'join'; readonly code: string; readonly address: string | null }
  | { readonly do: 'write'; readonly texts: readonly string[] }

export interface MemberAnswer {
  readonly number: number
  readonly answer: unknown
}

/** What a member sees: its team, how many documents it holds, and the fingerprint of them all. */
export interface MemberView {
  readonly team: TeamState
  readonly documents: number
  readonly root: string
}

const askEveryMs = 250

interface Waiting {
  readonly test: (view: MemberView) => boolean
  readonly found: (view: MemberView) => void
}

/** A member in a process of its own, at its place in the lab. */
export class MemberProcess {
  readonly #child: ChildProcess
  readonly #answers = new Map<number, (answer: unknown) => void>()
  readonly #ended: Promise<unknown>
  #waiting: Waiting[] = []
  #orders = 0
  view: MemberView | null = null

  constructor(place: Place, options: { readonly bootstrap?: readonly string[]; readonly multicast?: boolean } = {}) {
    const { bootstrap = [], multicast = true } = options
    const args = [memberProgram(), JSON.stringify({ name: place.name, bootstrap, multicast })]
    this.#child = spawn('ip', ['netns', 'exec', place.namespace, process.execPath, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#ended = once(this.#child, 'exit')
    const { stdout } = this.#child
    if (stdout === null) throw new Error('A member without an output.')
    createInterface({ input: stdout }).on('line', (line) => this.#heard(JSON.parse(line) as MemberAnswer | MemberView))
  }

  start = () => this.#order({ do: 'start' })
  allowInternet = () => this.#order({ do: 'internet', on: true })
  reach = () => this.#order({ do: 'reach' }) as Promise<Reach>
  write = (...texts: readonly string[]) => this.#order({ do: 'write', texts })

  async invite(): Promise<string> {
    const result = (await this.#order({ do: 'invite' })) as InviteResult
    if (!result.ok) throw new Error(result.message)
    return result.invitation.code
  }

  async join(code: string, address: string | null = null): Promise<void> {
    const result = (await this.#order({ do: 'join', code, address })) as JoinResult
    if (result.kind !== 'joined') throw new Error(JSON.stringify(result))
  }

  /** Until it has searched the internet for so long, and nothing there has answered. */
  async searchedInVain(ms: number): Promise<void> {
    for (;;) {
      const { internet } = await this.reach()
      if (internet !== null && internet.answered > 0) throw new Error('Something answered.')
      if (internet !== null && internet.forMs >= ms) return
      await setTimeout(askEveryMs)
    }
  }

  /** The first view, now or later, of which this is true. */
  until(test: (view: MemberView) => boolean): Promise<MemberView> {
    if (this.view !== null && test(this.view)) return Promise.resolve(this.view)
    return new Promise((found) => this.#waiting.push({ test, found }))
  }

  /** Until a device of this name is online, over one of these paths if any are named. */
  async meets(name: string, ...paths: readonly PeerState['path'][]): Promise<PeerState> {
    const isCalled = (peer: PeerState) => peer.memberName === name || peer.deviceName === `${name}’s laptop`
    const isThere = (peer: PeerState) =>
      isCalled(peer) && peer.online && (paths.length === 0 || paths.includes(peer.path))
    const { team } = await this.until((view) => view.team.peers.some(isThere))
    const peer = team.peers.find(isThere)
    if (peer === undefined) throw new Error('Never')
    return peer
  }

  async end(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  #order(order: MemberOrder): Promise<unknown> {
    const number = ++this.#orders
    this.#child.stdin?.write(`${JSON.stringify({ number, order })}\n`)
    return new Promise((resolve) => this.#answers.set(number, resolve))
  }

  #heard(line: MemberAnswer | MemberView): void {
    if ('number' in line) {
      this.#answers.get(line.number)?.(line.answer)
      this.#answers.delete(line.number)
      return
    }
    this.view = line
    const due = this.#waiting.filter(({ test }) => test(line))
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting))
    for (const { found } of due) found(line)
  }
}

/** Until all hold the same plan, of at least so many documents. */
export async function inStep(documents: number, ...members: readonly MemberProcess[]): Promise<void> {
  const same = () => {
    const [first] = members
    return members.every(({ view }) => view !== null && view.documents >= documents && view.root === first?.view?.root)
  }
  while (!same()) await Promise.race(members.map((member) => member.until((view) => view !== member.view || same())))
}
