import { toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, type Grant, type Role, roles, type Target } from '../../shared/team/grants.ts'
import { memberIdOf } from '../../shared/team/member-id.ts'
import { type Membership, membership } from '../../shared/team/membership.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { type Statement, type StatementId, signStatement } from '../../shared/team/statement.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Signs with nothing: for what is judged after signatures were checked. */
function unsigned(number: number): Signer {
  const publicKey = new Uint8Array(32)
  new DataView(publicKey.buffer).setUint32(0, number + 1)
  return { publicKey, sign: () => new Uint8Array(64) }
}

/** A device that writes grants by what it has heard so far. */
export class Writer {
  readonly name: string
  readonly id: string
  readonly log = new Map<StatementId, Statement>()
  readonly signer: Signer
  readonly #history: GrantHistory

  constructor(history: GrantHistory, name: string, signer: Signer) {
    this.#history = history
    this.name = name
    this.signer = signer
    this.id = toHex(signer.publicKey)
  }

  /** What the log that it knows means. */
  view(): Membership {
    const seen = membership(this.log.values(), this.#history.genesis)
    if (seen === null) throw new Error('A log without its genesis')
    return seen
  }

  /** Makes a statement; `parents` left out: everything that it knows. */
  write(grant: Grant, signer: Signer = this.signer, parents: readonly StatementId[] = this.view().heads): Statement {
    const at = this.#history.tick()
    const statement = signStatement({ kind: grant.kind, parents, at, payload: encodeGrant(grant) }, signer)
    this.log.set(statement.id, statement)
    this.#history.all.set(statement.id, statement)
    return statement
  }

  hear(other: Writer): void {
    for (const [id, statement] of other.log) this.log.set(id, statement)
  }

  role(of: Writer, role: Role): Statement {
    return this.write({ kind: 'role', memberId: of.name, role })
  }

  remove(of: Writer): Statement {
    return this.write({ kind: 'remove', target: { kind: 'member', memberId: of.name } })
  }

  removeDevice(of: Writer): Statement {
    return this.write({ kind: 'remove', target: { kind: 'device', device: of.id } })
  }

  leave(target: Target = { kind: 'member', memberId: this.name }): Statement {
    return this.write({ kind: 'leave', target })
  }

  withdraw(invite: Statement): Statement {
    return this.write({ kind: 'withdraw', invite: invite.id })
  }

  rotate(key: number, without: readonly Writer[] = []): Statement {
    const left = new Set(without.map(({ id }) => id))
    const devices = [...this.view().devices.keys()].filter((device) => !left.has(device))
    const sealed = devices.map((device) => ({ hint: device.slice(0, 16), box: new Uint8Array(80) }))
    return this.write({ kind: 'rotate', key: key.toString(16).padStart(32, '0'), sealed })
  }
}

/** An invitation as its maker holds it. */
export interface Code {
  readonly statement: Statement
  readonly key: Signer
}

/** A team whose devices write grants, hear each other or do not, and may forget on purpose what they heard. */
export class GrantHistory {
  readonly all = new Map<StatementId, Statement>()
  readonly writers: Writer[] = []
  readonly founder: Writer
  readonly genesis: StatementId
  #ticks = 0
  #keys = 1_000_000

  constructor() {
    this.founder = this.#writer('ana')
    const person = { memberId: 'ana', memberName: 'ana', deviceName: 'laptop' }
    this.genesis = ''
    const first = this.founder.write({ kind: 'genesis', planId: 'plan', ...person }, this.founder.signer, [])
    this.genesis = first.id
  }

  tick(): number {
    this.#ticks += 1
    return this.#ticks
  }

  invite(by: Writer, role: Role = 'editor', uses = 1): Code {
    const key = unsigned(this.#keys++)
    const grant = { kind: 'invite', key: toHex(key.publicKey), role, expiresAt: 1_000_000, uses } as const
    return { statement: by.write(grant), key }
  }

  pair(by: Writer): Code {
    const key = unsigned(this.#keys++)
    return { statement: by.write({ kind: 'pair', key: toHex(key.publicKey), expiresAt: 1_000_000 }), key }
  }

  /** A new member joins at `host`, under the id that is made from their device. */
  newcomer(host: Writer, code: Code): Writer {
    return this.join(host, code, memberIdOf(toHex(unsigned(this.writers.length).publicKey)))
  }

  /** A new device joins at `host`; its member is new unless `member` names one. */
  join(host: Writer, code: Code, member?: string, parents?: readonly StatementId[]): Writer {
    const name = member ?? `member-${this.writers.length}`
    const writer = this.#writer(name)
    this.enter(host, writer, code, parents)
    return writer
  }

  /** A device enters, or enters again, at `host`. */
  enter(host: Writer, writer: Writer, { statement, key }: Code, parents?: readonly StatementId[]): void {
    writer.hear(host)
    const person = { memberId: writer.name, memberName: writer.name, deviceName: 'laptop' }
    const grant = {
      kind: 'join',
      invite: statement.id,
      device: writer.id,
      ...person,
      consent: new Uint8Array(64),
    } as const
    writer.write(grant, key, parents ?? [...new Set([statement.id, ...writer.view().heads])])
    host.hear(writer)
  }

  /** What all statements together mean. */
  merged(): Membership {
    for (const writer of this.writers) for (const other of this.writers) writer.hear(other)
    return this.founder.view()
  }

  /** Lets devices do `steps` things at random, most of them without having heard everything. */
  play(random: SeededRandom, steps: number, among: () => readonly Writer[] = () => this.writers): void {
    for (let step = 0; step < steps; step++) this.#step(random, random.pick(among()), random.pick(among()))
  }

  #step(random: SeededRandom, by: Writer, other: Writer): void {
    const role = random.pick(roles)
    switch (random.below(9)) {
      case 0:
        this.join(by, this.invite(by, role, 1 + random.below(2)))
        break
      case 1:
        this.join(by, this.pair(by), by.name)
        break
      case 2:
        by.role(other, role)
        break
      case 3:
        by.remove(other)
        break
      case 4:
        by.removeDevice(other)
        break
      case 5:
        if (random.below(3) === 0) by.leave()
        else by.rotate(random.below(1000))
        break
      case 6:
        this.#forgetful(random, by, other, role)
        break
      default:
        by.hear(other)
    }
  }

  /** An act that claims to know less than its author does. */
  #forgetful(random: SeededRandom, by: Writer, other: Writer, role: Role): void {
    const old = random.pick([...by.log.keys()])
    by.write({ kind: 'role', memberId: other.name, role }, by.signer, [old])
  }

  #writer(name: string): Writer {
    const writer = new Writer(this, name, unsigned(this.writers.length))
    this.writers.push(writer)
    return writer
  }
}

/** Ana, who founded the team, and two admins who came one after the other; all know of each other. */
export function threeAdmins() {
  const history = new GrantHistory()
  const ana = history.founder
  const ben = history.join(ana, history.invite(ana, 'admin'), 'ben')
  const cleo = history.join(ana, history.invite(ana, 'admin'), 'cleo')
  meet(ana, ben, cleo)
  return { history, ana, ben, cleo }
}

/** Lets each hear all that the others know. */
export function meet(...writers: readonly Writer[]): void {
  for (const writer of writers) for (const other of writers) writer.hear(other)
}
