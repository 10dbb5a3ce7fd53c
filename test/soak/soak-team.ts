import type { Duplex } from 'node:stream'
import SecretStream from '@hyperswarm/secret-stream'
import { type Admission, admitMember, dialAsMember, outOf } from '../../electron/network/admission.ts'
import { answerBundle, type BundleRequest } from '../../electron/network/bundles.ts'
import { Granting } from '../../electron/network/granting.ts'
import { hostJoin } from '../../electron/network/hosting.ts'
import { Link } from '../../electron/network/link.ts'
import { Peers } from '../../electron/network/peers.ts'
import { Team } from '../../electron/network/team.ts'
import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { mayWrite } from '../../shared/team/roles.ts'
import type { Statement } from '../../shared/team/statement.ts'

/** What a device keeps of its team, whatever becomes of its process. */
export interface TeamDisk {
  readonly seed: Uint8Array
  readonly genesis: string
  statements: readonly Uint8Array[]
  /** The one kept last first. */
  keys: readonly Uint8Array[]
}

interface SoakTeamParts {
  readonly planId: string
  readonly disk: TeamDisk
  readonly clock: Clock
  readonly random: (length: number) => Uint8Array
  /** A peer was admitted. */
  admitted(connection: number, device: string): void
  /** This device may change the plan from now on. */
  mayWriteNow(): void
}

/** A device's network process in small: the team, its door and its peers are real, and only the carrier is not. */
export class SoakTeam {
  readonly team: Team
  readonly peers: Peers
  readonly granting: Granting
  readonly #parts: SoakTeamParts
  readonly #keyPair: SecretStream.KeyPair
  #couldWrite: boolean
  #isOver = false

  constructor(parts: SoakTeamParts) {
    const { planId, disk, clock, random } = parts
    const { genesis, statements, keys, seed } = disk
    this.#parts = parts
    this.#keyPair = SecretStream.keyPair(Buffer.from(seed))
    this.team = new Team({
      ...{ planId, planName: 'Soak', genesis, statements, keys, deviceSeed: seed },
      keep: (added) => this.#keep(added),
      keepKey: async (key) => {
        disk.keys = [key, ...disk.keys]
      },
      learned: (news, from) => this.#learned(news, from),
    })
    this.peers = new Peers(toHex(this.team.device.publicKey), clock, {
      admitted: (connection, device) => parts.admitted(connection, device),
      heard: () => {},
      gone: () => {},
      statements: (device, statements_) => void this.team.learn(statements_, device),
      removed: (statement) => void this.team.learn([statement]),
      key: (teamKey) => void this.team.takeKey(teamKey),
      hub: () => {},
    })
    this.granting = new Granting({ team: this.team, clock, randomBytes: random })
    this.#couldWrite = this.mayWrite()
  }

  /** Opens what was sealed meanwhile, and makes a new key if one is due. */
  async start(): Promise<void> {
    await this.team.openKeys()
    this.granting.keepFresh()
  }

  /** What this device believes: that it may change the plan. */
  mayWrite(): boolean {
    const own = this.team.ownStanding()
    return own.kind === 'member' && mayWrite(own.role)
  }

  mayTakeFrom(device: string): boolean {
    return mayWrite(this.team.membership()?.devices.get(device)?.role ?? null)
  }

  /** This side of a connection; null if its handshake broke. */
  open(raw: Duplex, dialed: boolean): Promise<Link | null> {
    return Link.over(new SecretStream(dialed, raw, { keyPair: this.#keyPair }), dialed)
  }

  /** Judges a connection, as a served team does. */
  async judge(link: Link): Promise<Admission> {
    const admission = link.dialed ? await dialAsMember(link, this.team, 0) : await this.#answer(link)
    if (admission.ok && !this.#isOver) this.peers.add(link, { path: () => 'lan', place: null, host: null })
    else link.close(admission.ok ? 'The process is gone.' : admission.reason)
    return admission
  }

  attach(connection: number, pipe: Pipe): void {
    this.peers.attach(connection, pipe)
  }

  answerBundle(request: BundleRequest): Promise<FromNetwork> {
    return answerBundle(request, this.team, this.team.device)
  }

  /** The process is gone: nothing more is written or made. */
  kill(): void {
    this.#isOver = true
    this.granting.close()
    this.peers.closeAll('The process is gone.')
  }

  async #answer(link: Link): Promise<Admission> {
    const first = await link.next()
    if (first?.type === 'member') return admitMember(link, this.team, first.proofs, 0)
    if (first?.type === 'removed') return outOf(link, this.team, first.statement)
    if (first?.type === 'guest') await hostJoin(link, this.team, first, () => this.#parts.clock.now())
    return { ok: false, kind: 'guest', reason: 'This was no member.' }
  }

  #keep(added: readonly Statement[]): Promise<void> {
    if (this.#isOver) return new Promise(() => {})
    const { disk } = this.#parts
    disk.statements = [...disk.statements, ...added.map(({ bytes }) => bytes)]
    return Promise.resolve()
  }

  #learned(news: readonly Uint8Array[], from: string | null): void {
    if (this.#isOver) return
    this.peers.spread(news, from)
    this.peers.review(
      (device) => this.team.isMember(device),
      (device) => this.team.removalOf(device),
    )
    this.granting.keepFresh()
    const could = this.#couldWrite
    this.#couldWrite = this.mayWrite()
    if (!could && this.#couldWrite) this.#parts.mayWriteNow()
  }
}
