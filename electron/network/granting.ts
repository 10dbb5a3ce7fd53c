import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, type Grant, hintOf, maxSealed, type Rotate, type SealedKey } from '../../shared/team/grants.ts'
import { permits } from '../../shared/team/roles.ts'
import { signStatement } from '../../shared/team/statement.ts'
import { keyTag, sealKey, teamKeyBytes } from './keys.ts'
import type { Team } from './team.ts'

/** What people ask for beside invitations. */
export type Act = Extract<Grant, { kind: 'role' | 'remove' | 'leave' | 'withdraw' }>

/** Several admins may find the key stale at the same moment: each waits so long, by chance, before it makes a new one. */
const shortestWaitMs = 500
const longestWaitMs = 4_000

interface GrantingParts {
  readonly team: Team
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** Writes this device's grants into the team's log, and sees to it that nobody who is out knows the team's key. */
export class Granting {
  readonly #parts: GrantingParts
  #cancel: (() => void) | null = null

  constructor(parts: GrantingParts) {
    this.#parts = parts
  }

  /** Returns false if this device may not do that. */
  async act(act: Act): Promise<boolean> {
    const { team } = this.#parts
    const own = team.ownStanding()
    if (own.kind !== 'member' || !permits(own.role, act, this.#isOwn(act))) return false
    await team.learn([this.#write(act)])
    if (act.kind === 'remove') await this.#rotate()
    return true
  }

  /** Makes a new key soon if somebody who is out may know the newest one, and this device is an admin's. */
  keepFresh(): void {
    if (this.#cancel !== null || !this.#isDue()) return
    const chance = (this.#parts.randomBytes(1)[0] ?? 0) / 255
    const wait = shortestWaitMs + chance * (longestWaitMs - shortestWaitMs)
    this.#cancel = this.#parts.clock.after(wait, () => {
      this.#cancel = null
      if (this.#isDue()) void this.#rotate()
    })
  }

  close(): void {
    this.#cancel?.()
  }

  #isDue(): boolean {
    const own = this.#parts.team.ownStanding()
    return own.kind === 'member' && own.role === 'admin' && this.#parts.team.membership()?.keyIsStale === true
  }

  #isOwn(act: Act): boolean {
    const { team } = this.#parts
    const devices = team.membership()?.devices
    const memberOf = (device: string) => devices?.get(device)?.memberId
    const own = memberOf(toHex(team.device.publicKey))
    if (act.kind === 'leave') {
      return own === (act.target.kind === 'member' ? act.target.memberId : memberOf(act.target.device))
    }
    if (act.kind !== 'withdraw') return false
    const invite = [...(team.membership()?.invites.values() ?? [])].find(({ id }) => id === act.invite)
    return invite !== undefined && memberOf(invite.by) === own
  }

  /** The key is kept before the log names it: a device never knows of a key of its own making that it does not hold. */
  async #rotate(): Promise<void> {
    const { team, randomBytes } = this.#parts
    const key = randomBytes(teamKeyBytes)
    await team.addKey(key)
    for (const part of rotationsOf(key, [...(team.membership()?.devices.keys() ?? [])])) {
      await team.learn([this.#write(part)])
    }
  }

  #write(grant: Grant): Uint8Array {
    const { team, clock } = this.#parts
    const parents = team.membership()?.heads ?? []
    const payload = encodeGrant(grant)
    return signStatement({ kind: grant.kind, parents, at: clock.now(), payload }, team.device).bytes
  }
}

/** The key sealed to each device, in as many statements as it takes. */
function rotationsOf(key: Uint8Array, devices: readonly string[]): readonly Rotate[] {
  const sealed = devices.flatMap((device): SealedKey[] => {
    const box = sealKey(key, fromHex(device))
    return box === null ? [] : [{ hint: hintOf(device), box }]
  })
  const parts = Math.max(1, Math.ceil(sealed.length / maxSealed))
  return Array.from({ length: parts }, (_, part) => ({
    kind: 'rotate',
    key: keyTag(key),
    sealed: sealed.slice(part * maxSealed, (part + 1) * maxSealed),
  }))
}
