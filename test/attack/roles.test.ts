import { afterEach, describe, expect, it, vi } from 'vitest'
import { dialAsMember } from '../../electron/network/admission.ts'
import { signerOf } from '../../electron/network/keys.ts'
import { createAsset } from '../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../shared/plan/doc-kind.ts'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, type Grant } from '../../shared/team/grants.ts'
import { signStatement } from '../../shared/team/statement.ts'
import { callByHand, insideOf } from '../support/by-hand.ts'
import { idOf } from '../support/device-team.ts'
import { makeAsset } from '../support/make-asset.ts'
import { media } from '../support/media.ts'
import { runCommand } from '../support/node-programs.ts'
import { WholeTeams, waiting } from '../support/whole-team.ts'

const teams = new WholeTeams()

afterEach(() => teams.clear())

/** Ana, who founded the team on a whole Placard, and her hub; `enter` lets somebody in whose program does as it likes. */
async function team() {
  const { ana, hub, folder, enter } = await teams.start()
  const rolesAtHub = async () => {
    const { stdout } = await runCommand('members', '--data', folder, '--json')
    return (JSON.parse(stdout) as { role: string }[]).map(({ role }) => role).sort()
  }
  const rolesAtAna = () => ana.team.members.map(({ role }) => role).sort()
  return { ana, hub, enter, rolesAtAna, rolesAtHub }
}

it('[GR4] [GR6] a demoted admin’s modified client signs grants that mean nothing, as if before and after the demotion', {
  timeout: 60_000,
}, async () => {
  const { ana, enter, rolesAtAna, rolesAtHub } = await team()
  const ben = await enter('ben', 2, 'admin')
  const mallory = await enter('mallory', 3, 'editor')
  const memberOf = ({ device }: typeof ben) => ben.device.team().devices.get(idOf(device))?.memberId ?? ''
  await vi.waitFor(() => expect(memberOf(mallory)).not.toBe(''), waiting)
  const [benId, malloryId] = [memberOf(ben), memberOf(mallory)]
  const inside = await insideOf(ben.device)
  const before = inside.membership()?.heads ?? []
  expect(await ana.desk.act({ kind: 'role', memberId: benId, role: 'editor' })).toEqual({ ok: true })
  await ben.close()

  const link = await callByHand(ana.address(), ben.device.secrets.deviceSeed)
  expect(await dialAsMember(link, inside, 0)).toMatchObject({ ok: true })
  const after = inside.membership()?.heads ?? []
  expect(after).not.toEqual(before)
  const key = toHex(signerOf(new Uint8Array(32).fill(5)).publicKey)
  const grants: readonly Grant[] = [
    { kind: 'role', memberId: malloryId, role: 'admin' },
    { kind: 'role', memberId: benId, role: 'admin' },
    { kind: 'remove', target: { kind: 'member', memberId: ana.plan.entry.member } },
    { kind: 'invite', key, role: 'approver', expiresAt: Number.MAX_SAFE_INTEGER, uses: 9 },
  ]
  const statements = [before, after].flatMap((parents) =>
    grants.map(
      (grant) => signStatement({ kind: grant.kind, parents, at: 1, payload: encodeGrant(grant) }, inside.device).bytes,
    ),
  )
  const { statements: held } = await ana.plan.team.readTeam()
  link.send({ type: 'statements', statements })
  await vi.waitFor(async () => {
    expect((await ana.plan.team.readTeam()).statements.length).toBe(held.length + statements.length)
  }, waiting)
  expect(rolesAtAna()).toEqual(['admin', 'editor', 'editor', 'editor'])
  expect(ana.team.invitations).toEqual([])

  // What Ana does next comes to the hub behind all that.
  expect(await ana.desk.act({ kind: 'role', memberId: malloryId, role: 'approver' })).toEqual({ ok: true })
  await vi.waitFor(async () => expect(await rolesAtHub()).toEqual(['admin', 'approver', 'editor', 'editor']), waiting)
  expect(rolesAtAna()).toEqual(['admin', 'approver', 'editor', 'editor'])
  link.close('Done.')
})

describe('a viewer’s modified client', () => {
  it('[RO1] [RO4] brings in neither posts nor media, and is told of once', { timeout: 60_000 }, async () => {
    const { ana, hub, enter } = await team()
    const [id = ''] = await ana.addPosts('Tonight!')
    const vic = await enter('vic', 2, 'viewer')
    expect(await vic.device.dial(await hub.address())).toEqual({ ok: true })
    await vi.waitFor(async () => expect(await vic.replica.has(id)).toBe(true), waiting)
    await vi.waitFor(async () => expect((await hub.health()).digest).toBe(await ana.replica.root()), waiting)
    const { documents } = await hub.health()

    for (let file = 1; file <= 20; file++) {
      const bytes = media(20_000, file)
      const put = await putBlob(vic.exchange.blobs, new Blob([bytes]), () => {}, { aborted: false })
      const hash = put?.hash ?? ''
      await vic.replica.change(assetIdOf(hash), (doc) =>
        createAsset(doc, makeAsset(hash, { bytes: bytes.length }), 1_000),
      )
      await vic.replica.change(id, (doc) => doc.getText('text').insert(0, 'x'))
    }
    await hub.line('changes-refused')
    await vi.waitFor(() => expect(ana.team.turnedAway).toHaveLength(1), waiting)
    expect(ana.team.turnedAway).toMatchObject([{ device: idOf(vic.device), kind: 'may-not-write' }])

    // What Ana writes next still comes everywhere, the viewer's copy of it included.
    await ana.type(id, ' At eight.')
    await vi.waitFor(async () => expect((await hub.health()).digest).toBe(await ana.replica.root()), waiting)
    const text = () => vic.replica.read(id, (doc) => doc.getText('text').toString())
    await vi.waitFor(async () => expect(await text()).toContain(' At eight.'), waiting)
    expect(await hub.health()).toMatchObject({ documents, blobs: { files: 0, missing: 0 } })
    expect(await ana.textOf(id)).toBe('Tonight! At eight.')
    expect(hub.lines.filter((line) => line.includes('changes-refused'))).toHaveLength(1)
    expect(ana.team.turnedAway).toHaveLength(1)
  })
})
