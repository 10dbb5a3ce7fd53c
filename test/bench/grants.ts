import { keyTag, sealKey, signerOf, verifySignature } from '../../electron/network/keys.ts'
import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { GrantLog } from '../../shared/team/grant-log.ts'
import { consentTo, encodeGrant, type Grant, hintOf, maxSealed } from '../../shared/team/grants.ts'
import { membership } from '../../shared/team/membership.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { type Statement, signStatement } from '../../shared/team/statement.ts'
import { type Figure, figure } from './rounds.ts'

const members = 200
const invitations = 10
const bytesAllowed = 200 * 1024
const msAllowed = 100

/** The grant log of a team of 200: its size, and the time from its bytes to the membership that it means. */
export function measureGrants(rounds: number, say: (line: string) => void): readonly Figure[] {
  const log = teamLog()
  const genesis = log[0]?.id ?? ''
  const bytes = log.map((statement) => statement.bytes)
  const size = bytes.reduce((sum, { length }) => sum + length, 0)
  const runs = Array.from({ length: rounds }, () => {
    const bare = bareChecks(log)
    const start = performance.now()
    const read = new GrantLog(verifySignature)
    read.add(bytes)
    const team = membership(read.statements(), genesis)
    if (team?.devices.size !== members - 1) throw new Error('The log does not mean what it should.')
    return { took: performance.now() - start, bare }
  })
  const best = Math.min(...runs.map(({ took }) => took))
  say(
    `${members} members, ${log.length} statements, ${size} bytes; verified and judged in ${best.toFixed(1)} ms at best`,
  )
  return [
    figure('grant log of 200 members / 200 KB', [size / bytesAllowed], 1, 'lower'),
    figure(
      'time to verify and judge it / 100 ms',
      runs.map(({ took }) => took / msAllowed),
      1,
      'lower',
    ),
    figure(
      'the same / the bare checks of its signatures',
      runs.map(({ took, bare }) => took / bare),
      4,
      'lower',
    ),
  ]
}

/** Milliseconds for as many signature checks as the log has signatures, joins having two, and for nothing else. */
function bareChecks(log: readonly Statement[]): number {
  const signer = signerOf(seed(9000))
  const message = new Uint8Array(400)
  const signature = signer.sign(message)
  const count = log.length + log.filter(({ kind }) => kind === 'join').length
  const start = performance.now()
  for (let check = 0; check < count; check++) verifySignature(signer.publicKey, message, signature)
  return performance.now() - start
}

/** Everyone joins, ten change roles, one is removed and the key changes for the rest. */
function teamLog(): readonly Statement[] {
  const [founder, ...others] = Array.from({ length: members }, (_, index) => signerOf(seed(index)))
  if (founder === undefined) return []
  const log: Statement[] = []
  const write = (grant: Grant, signer: Signer, parents = log.slice(-1).map(({ id }) => id)) => {
    const statement = signStatement({ kind: grant.kind, parents, at: log.length, payload: encodeGrant(grant) }, signer)
    log.push(statement)
    return statement
  }
  write({ kind: 'genesis', planId: 'plan', ...person(0) }, founder)
  for (let batch = 0; batch < invitations; batch++) {
    const key = signerOf(seed(1000 + batch))
    const uses = members / invitations
    const invite = { kind: 'invite', key: toHex(key.publicKey), role: 'editor', expiresAt: 1e6, uses } as const
    const { id } = write(invite, founder)
    for (const [index, device] of others.entries()) {
      if (index % invitations !== batch) continue
      const entry = { kind: 'join', invite: id, device: toHex(device.publicKey), ...person(index + 1) } as const
      write(consentTo(entry, device), key, [...new Set([id, log.at(-1)?.id ?? id])])
    }
  }
  for (let index = 1; index <= 10; index++) write({ kind: 'role', memberId: memberId(index), role: 'admin' }, founder)
  write({ kind: 'remove', target: { kind: 'member', memberId: memberId(members - 1) } }, founder)
  const left = [founder, ...others].slice(0, -1).map(({ publicKey }) => toHex(publicKey))
  for (let at = 0; at < left.length; at += maxSealed) write(rotation(left.slice(at, at + maxSealed)), founder)
  return log
}

function rotation(devices: readonly string[]): Grant {
  const key = seed(5000)
  const sealed = devices.flatMap((device) => {
    const box = sealKey(key, fromHex(device))
    return box === null ? [] : [{ hint: hintOf(device), box }]
  })
  return { kind: 'rotate', key: keyTag(key), sealed }
}

function seed(number: number): Uint8Array {
  const bytes = new Uint8Array(32)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}

/** As long as those that Placard makes. */
const memberId = (index: number) => `01890000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

const person = (index: number) => ({
  memberId: memberId(index),
  memberName: `Member number ${index}`,
  deviceName: 'ThinkPad X220 of the group',
})
