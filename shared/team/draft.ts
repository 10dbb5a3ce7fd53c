import type { Act, Causality } from './causality.ts'
import type { DraftDevice, DraftInvite, DraftMember, Removal, Revocation, Turn } from './draft-records.ts'
import type { Genesis, Grant, Invite, Join, Pair, Role, RoleGrant, Rotate, Target } from './grants.ts'
import { KeyHolders } from './key-holders.ts'
import { mayComeAs } from './member-id.ts'
import { mayGive, permits, rank } from './roles.ts'
import type { StatementId } from './statement.ts'

/** The team while its acts are judged one after the other. */
export class Draft {
  readonly devices = new Map<string, DraftDevice>()
  readonly members = new Map<string, DraftMember>()
  /** By id of the statement. */
  readonly invites = new Map<StatementId, DraftInvite>()
  readonly revocations: Revocation[] = []
  readonly removals = new Map<string, Removal>()
  readonly keyHolders = new KeyHolders()
  readonly #causality: Causality
  readonly #inviteKeys = new Set<string>()
  /** The keys of invitations that do not count any more. */
  readonly #undoneInvites = new Map<StatementId, string>()
  /** True while nobody is in the team: whoever comes next must be able to admit others. */
  #isVacant = false

  constructor(causality: Causality) {
    this.#causality = causality
  }

  found({ statement, index }: Act, { memberId, memberName, deviceName }: Genesis): void {
    const device = { device: statement.author, memberId, memberName, deviceName, joinedAt: statement.at, invite: null }
    this.#enter(index, device, 'admin')
  }

  /** Judges one act by what its author knew, and lets it count or passes it over. */
  take(act: Act): void {
    const { grant } = act
    switch (grant?.kind) {
      case 'invite':
      case 'pair':
        this.#invite(act, grant)
        break
      case 'join':
        if (!this.#join(act, grant)) this.passOver(act)
        break
      case 'role':
      case 'remove':
      case 'leave':
      case 'withdraw':
        this.#revoke(act, grant)
        break
      case 'rotate':
        this.#rotate(act, grant)
    }
  }

  /** An act that does not count any more. Whoever came in by one may have been handed the key meanwhile [GR11]. */
  passOver({ index, grant, statement }: Act): void {
    if (grant?.kind === 'invite' || grant?.kind === 'pair') this.#undoneInvites.set(statement.id, grant.key)
    if (grant?.kind !== 'join') return
    const inviteKey = this.invites.get(grant.invite)?.key ?? this.#undoneInvites.get(grant.invite)
    if (inviteKey !== statement.author) return
    const { rotatedAt } = this.keyHolders
    if (rotatedAt === null || this.#causality.wasKnownTo(rotatedAt, index)) this.keyHolders.add(grant.device)
  }

  /** The member's role now; null if it has none. */
  roleOf(memberId: string): Role | null {
    return this.members.get(memberId)?.turns.at(-1)?.role ?? null
  }

  isIn(device: string): boolean {
    const known = this.devices.get(device)
    return known !== undefined && known.turns.at(-1)?.role !== null && this.roleOf(known.memberId) !== null
  }

  /** The devices that are in the team now. */
  present(): ReadonlySet<string> {
    return new Set([...this.devices.keys()].filter((device) => this.isIn(device)))
  }

  /** All devices that ever spoke for the member. */
  devicesOf(memberId: string): readonly string[] {
    return [...(this.members.get(memberId)?.devices ?? [])]
  }

  /** What the device could do, as far as the author of the act at `index` could know. */
  #roleAt(device: string, index: number): Role | null {
    const known = this.devices.get(device)
    if (known === undefined) return null
    const heard = (turn: Turn) => this.#isKnown(turn, index)
    const isOut = known.turns.findLast(heard)?.role === null
    return isOut ? null : (this.members.get(known.memberId)?.turns.findLast(heard)?.role ?? null)
  }

  #enter(index: number, device: Omit<DraftDevice, 'turns'>, role: Role): void {
    const turn: Turn = { index, isEntry: true, role }
    this.devices.set(device.device, { ...device, turns: [...(this.devices.get(device.device)?.turns ?? []), turn] })
    this.removals.delete(device.device)
    this.keyHolders.add(device.device)
    const member = this.members.get(device.memberId)
    if (member === undefined) {
      this.members.set(device.memberId, { turns: [turn], devices: new Set([device.device]), since: index })
      return
    }
    member.devices.add(device.device)
    if (this.roleOf(device.memberId) === role) return
    member.since = index
    member.turns.push(turn)
  }

  #invite({ index, statement }: Act, grant: Invite | Pair): void {
    const role = this.#roleAt(statement.author, index)
    if (role === null || this.#inviteKeys.has(grant.key)) return
    if (grant.kind === 'invite' && !mayGive(role, grant.role)) return
    const { id, author } = statement
    const { key, expiresAt } = grant
    const mine = { index, id, by: author, key, expiresAt, endedBy: [], used: 0 }
    const memberId = this.devices.get(author)?.memberId ?? null
    this.#inviteKeys.add(key)
    if (grant.kind === 'pair') this.invites.set(id, { ...mine, uses: 1, role: null, memberId })
    else this.invites.set(id, { ...mine, uses: grant.uses, role: grant.role, memberId: null })
  }

  #join(act: Act, grant: Join): boolean {
    const { statement, index } = act
    const invite = this.invites.get(grant.invite)
    if (invite === undefined || statement.author !== invite.key || !statement.parents.includes(invite.id)) return false
    const role = this.#isOpenFor(invite, act) ? this.#roleFor(invite, grant) : null
    if (role === null || this.isIn(grant.device)) return false
    const { device, memberId, memberName, deviceName } = grant
    invite.used += 1
    this.#enter(index, { device, memberId, memberName, deviceName, joinedAt: statement.at, invite: invite.id }, role)
    if (this.#isVacant) this.#keepAdmin(index)
    return true
  }

  #isOpenFor(invite: DraftInvite, { statement, index }: Act): boolean {
    if (statement.at > invite.expiresAt || invite.used >= invite.uses) return false
    return !invite.endedBy.some((end) => this.#causality.wasKnownTo(end, index))
  }

  /** What the newcomer becomes; null if it takes the name of someone else. */
  #roleFor(invite: DraftInvite, { memberId, device }: Join): Role | null {
    if (invite.memberId !== null) return memberId === invite.memberId ? this.roleOf(memberId) : null
    const isTaken = this.members.has(memberId) || !mayComeAs(memberId, device)
    const comesBack = this.devices.get(device)?.memberId === memberId && this.#presentDevices(memberId).length === 0
    return !isTaken || comesBack ? invite.role : null
  }

  #presentDevices(memberId: string): readonly string[] {
    return this.devicesOf(memberId).filter((device) => this.isIn(device))
  }

  #revoke(act: Act, grant: Revocation['grant']): void {
    const { statement, index } = act
    const role = this.#roleAt(statement.author, index)
    if (role === null || !permits(role, grant, this.#isOwn(statement.author, grant))) return
    const seniority = this.#seniorityAt(statement.author, index)
    if (!this.#apply(act, grant)) return
    this.revocations.push({ index, by: statement.author, grant, seniority })
    this.#keepAdmin(index)
  }

  /** Since when it has been an admin, and a member, as far as the author of the act could know. */
  #seniorityAt(device: string, index: number): Revocation['seniority'] {
    const member = this.members.get(this.devices.get(device)?.memberId ?? '')
    const turns = member?.turns.filter((turn) => this.#isKnown(turn, index)) ?? []
    const lastOther = turns.findLastIndex(({ role }) => role !== 'admin')
    const never = Number.POSITIVE_INFINITY
    return [turns[lastOther + 1]?.index ?? never, member?.since ?? never, index]
  }

  #isKnown(turn: Turn, index: number): boolean {
    return turn.isEntry || this.#causality.wasKnownTo(turn.index, index)
  }

  /** True if the act is about the author's own member or its invitation. */
  #isOwn(author: string, grant: Grant): boolean {
    const own = this.devices.get(author)?.memberId
    if (grant.kind === 'leave') return own === this.#memberOf(grant.target)
    if (grant.kind !== 'withdraw') return false
    return own === this.devices.get(this.invites.get(grant.invite)?.by ?? '')?.memberId
  }

  #memberOf(target: Target): string | undefined {
    return target.kind === 'member' ? target.memberId : this.devices.get(target.device)?.memberId
  }

  /** Returns false if there is nothing to take away. */
  #apply(act: Act, grant: Revocation['grant']): boolean {
    const { index } = act
    if (grant.kind === 'withdraw') return this.invites.get(grant.invite)?.endedBy.push(index) !== undefined
    if (grant.kind === 'role') return this.#setRole(index, grant)
    const { target } = grant
    const gone =
      target.kind === 'member' ? this.#presentDevices(target.memberId) : [target.device].filter((id) => this.isIn(id))
    if (gone.length === 0) return false
    const out: Turn = { index, isEntry: false, role: null }
    for (const device of gone) this.#putOut(device, act)
    const member = target.kind === 'member' ? this.members.get(target.memberId) : undefined
    member?.turns.push(out)
    for (const invite of this.invites.values()) {
      const ends = grant.kind === 'remove' || gone.includes(invite.by)
      if (ends && this.#causality.knew(index, invite.index)) invite.endedBy.push(index)
    }
    return true
  }

  #putOut(device: string, { index, statement }: Act): void {
    this.devices.get(device)?.turns.push({ index, isEntry: false, role: null })
    const left = statement.kind === 'leave'
    this.removals.set(device, { statement: statement.id, by: statement.author, at: statement.at, left })
  }

  #setRole(index: number, { memberId, role }: RoleGrant): boolean {
    const member = this.members.get(memberId)
    if (member === undefined || this.#presentDevices(memberId).length === 0) return false
    member.turns.push({ index, isEntry: false, role })
    for (const invite of this.invites.values()) {
      const isTheirs = this.devices.get(invite.by)?.memberId === memberId
      const isTooMuch = invite.role !== null && !mayGive(role, invite.role)
      if (isTheirs && isTooMuch && this.#causality.knew(index, invite.index)) invite.endedBy.push(index)
    }
    return true
  }

  /** A team never ends up with no admin: the highest in role, and of these the one longest in it, follows [GR10]. */
  #keepAdmin(index: number): void {
    const present = [...this.members].filter(([memberId]) => this.#presentDevices(memberId).length > 0)
    const standing = present.map(([memberId, member]) => ({ member, rank: rank(this.roleOf(memberId)) }))
    const next = standing.sort((a, b) => b.rank - a.rank || a.member.since - b.member.since)[0]
    this.#isVacant = next === undefined
    if (next === undefined || next.rank === rank('admin')) return
    next.member.turns.push({ index, isEntry: false, role: 'admin' })
  }

  #rotate({ index, statement }: Act, grant: Rotate): void {
    if (this.#roleAt(statement.author, index) !== 'admin') return
    this.keyHolders.rotate(index, grant, [...this.present(), statement.author])
  }
}
