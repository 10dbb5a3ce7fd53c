import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { toHex } from './bytes.ts'
import { GrantLog } from './grant-log.ts'
import { consentTo, encodeGrant, type Role } from './grants.ts'
import { membership } from './membership.ts'
import type { Signer } from './signing.ts'
import { type Statement, signStatement } from './statement.ts'

const signer = (seed: number): Signer => signerOf(new Uint8Array(32).fill(seed))
const person = (name: string) => ({ memberId: name, memberName: name, deviceName: `${name}-laptop` })
const expiresAt = 1_000_000

function genesis(device: Signer): Statement {
  const payload = encodeGrant({ kind: 'genesis', planId: 'plan', ...person('ana') })
  return signStatement({ kind: 'genesis', parents: [], at: 0, payload }, device)
}

function invite(by: Signer, key: Signer, parents: readonly Statement[], uses = 1, role: Role = 'editor'): Statement {
  const payload = encodeGrant({ kind: 'invite', key: toHex(key.publicKey), role, expiresAt, uses })
  return signStatement({ kind: 'invite', parents: parents.map(({ id }) => id), at: 1, payload }, by)
}

function join(device: Signer, key: Signer, invited: Statement, name: string, at = 2, more: readonly Statement[] = []) {
  const grant = { kind: 'join', invite: invited.id, device: toHex(device.publicKey), ...person(name) } as const
  const parents = [invited.id, ...more.map(({ id }) => id)]
  return signStatement({ kind: 'join', parents, at, payload: encodeGrant(consentTo(grant, device)) }, key)
}

const [ana, ben, cleo, dora] = [signer(1), signer(2), signer(3), signer(4)]
const [keyOne, keyTwo, stranger] = [signer(11), signer(12), signer(13)]
const first = genesis(ana)
const toOne = invite(ana, keyOne, [first], 2)
const benJoins = join(ben, keyOne, toOne, 'ben')
const cleoJoins = join(cleo, keyOne, toOne, 'cleo')
const doraJoins = join(dora, keyOne, toOne, 'dora')
const benInvites = invite(ben, keyTwo, [benJoins], 1)
const later = signStatement({ kind: 'rotate', parents: [first.id], at: 5, payload: new Uint8Array([1, 2]) }, ana)
const honest = [first, toOne, benJoins, cleoJoins, doraJoins, benInvites, later]

const meaning = (all: readonly Uint8Array[]) => {
  const log = new GrantLog(verifySignature)
  log.add(all)
  return membership(log.statements(), first.id)
}
const names = (all: readonly Statement[]) =>
  [...(meaning(all.map(({ bytes }) => bytes))?.devices.values() ?? [])].map(({ memberId }) => memberId).sort()

describe('membership', () => {
  it('is the same in whatever order statements come, with duplicates and forgeries among them', () => {
    const expected = meaning(honest.map(({ bytes }) => bytes))
    const forged = fc
      .tuple(fc.constantFrom(...honest), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([{ bytes }, at, change]) => {
        const copy = bytes.slice()
        copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ change
        return copy
      })
    const noise = fc.array(fc.oneof(forged, fc.constantFrom(...honest.map(({ bytes }) => bytes))), { maxLength: 10 })
    const orders = noise.chain((more) => {
      const all = [...honest.map(({ bytes }) => bytes), ...more]
      return fc.shuffledSubarray(all, { minLength: all.length })
    })
    fc.assert(
      fc.property(orders, (all) => {
        expect(meaning(all)).toEqual(expected)
      }),
      { seed: 7, numRuns: 150 },
    )
  })

  it('lets as many join as the invitation says, the same ones everywhere', () => {
    expect(names(honest)).toHaveLength(3)
    expect(names(honest)).toEqual(names([...honest].reverse()))
  })

  it('waits for the ancestors of a statement', () => {
    expect(names([first, benJoins])).toEqual(['ana'])
    expect(names([first, benJoins, toOne])).toEqual(['ana', 'ben'])
  })

  it('counts no invitation of someone who is not a member, nor one for a role above the inviter’s', () => {
    const forged = invite(stranger, keyTwo, [first])
    expect(names([first, forged, join(ben, keyTwo, forged, 'ben')])).toEqual(['ana'])
    const tooHigh = invite(ben, keyTwo, [benJoins], 1, 'admin')
    expect(names([first, toOne, benJoins, tooHigh, join(dora, keyTwo, tooHigh, 'dora')])).toEqual(['ana', 'ben'])
    expect(names([first, toOne, benJoins, benInvites, join(dora, keyTwo, benInvites, 'dora')])).toHaveLength(3)
  })

  it('counts no join that is late, signed with another key, or made for a device without its consent', () => {
    expect(names([first, toOne, join(ben, keyOne, toOne, 'ben', expiresAt + 1)])).toEqual(['ana'])
    expect(names([first, toOne, join(ben, keyTwo, toOne, 'ben')])).toEqual(['ana'])
    const grant = { kind: 'join', invite: toOne.id, device: toHex(ben.publicKey), ...person('ben') } as const
    const payload = encodeGrant({ ...grant, consent: new Uint8Array(64) })
    const taken = signStatement({ kind: 'join', parents: [toOne.id], at: 2, payload }, keyOne)
    expect(names([first, toOne, taken])).toEqual(['ana'])
  })

  it('takes no second genesis, and nobody else’s name', () => {
    const other = genesis(stranger)
    expect(names([first, other])).toEqual(['ana'])
    expect(meaning([other.bytes])).toBeNull()
    expect(names([first, toOne, join(ben, keyOne, toOne, 'ana')])).toEqual(['ana'])
  })

  it('keeps statements of kinds that it does not know, and follows them as heads', () => {
    const log = new GrantLog(verifySignature)
    expect(log.add([first.bytes, later.bytes]).map(({ kind }) => kind)).toEqual(['genesis', 'rotate'])
    expect(membership(log.statements(), first.id)?.heads).toEqual([later.id])
  })

  it('stays small: 200 members in well under 200 KB', () => {
    const wide = invite(ana, keyOne, [first], 200)
    const joins = Array.from({ length: 199 }, (_, index) => join(signer(40 + index), keyOne, wide, `member-${index}`))
    const bytes = [first, wide, ...joins].reduce((sum, statement) => sum + statement.bytes.length, 0)
    expect(names([first, wide, ...joins])).toHaveLength(200)
    expect(bytes).toBeLessThan(100_000)
  })
})
