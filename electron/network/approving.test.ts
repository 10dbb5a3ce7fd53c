import { afterEach, expect, test } from 'vitest'
import { contentNameBytes } from '../../shared/plan/content.ts'
import { isTrulySigned, readApproval } from '../../shared/team/approval.ts'
import { DeviceTeam, idOf, member, plan } from '../../test/support/device-team.ts'
import { verifySignature } from './keys.ts'

const team = new DeviceTeam()
afterEach(() => team.close())

const post = '018f0000-0000-7000-8000-00000000bbbb'
const content = new Uint8Array(contentNameBytes).fill(3)

/** What a text says, if its device has truly signed it. */
function signedIn(text: string) {
  const statement = readApproval(text)
  return statement !== null && isTrulySigned(text, statement, verifySignature) ? statement : null
}

test('[AP8] the key signs words about the plan that is served, for those who may approve, and for nobody else', async () => {
  const [ben, eve, vic] = [team.device('ben'), team.device('eve'), team.device('vic')]
  const ana = await team.founded()
  await team.join(ana, ben, 'approver')
  await team.join(ana, eve, 'editor')
  await team.join(ana, vic, 'viewer')
  for (const device of [ana, ben]) {
    const statement = signedIn(await device.approve(post, content))
    expect(statement).toMatchObject({ planId: plan.planId, postId: post, verdict: 'approved', device: idOf(device) })
    expect(statement?.content).toEqual(content)
  }
  for (const device of [eve, vic]) expect(await device.approve(post, content)).toMatch(/^Only approvers and admins/)
  const lowered = ben.next((m) => m.type === 'statements')
  expect(await ana.grant({ kind: 'role', memberId: 'ben', role: 'editor' })).toBe(true)
  await lowered
  await expect.poll(() => ben.approve(post, content)).toMatch(/^Only approvers and admins/)
  expect(await ana.grant({ kind: 'remove', target: member('ben') })).toBe(true)
  await expect.poll(() => ben.approve(post, content)).toMatch(/^Only approvers|^This computer has no key/)
})

test('[AP8] in a plan without a team its one person approves', async () => {
  const zoe = team.device('zoe')
  expect(await zoe.approve(post, content)).toBe('Open a plan first.')
  await zoe.serve(plan)
  expect(signedIn(await zoe.approve(post, content))?.device).toBe(idOf(zoe))
})

test('[AP8] what is no word about a post is not signed: the name of a content has its length', async () => {
  const zoe = team.device('zoe')
  await zoe.serve(plan)
  zoe.send({
    type: 'sign-approval',
    request: 900,
    words: [{ post, content: new Uint8Array(200), verdict: 'approved', note: '' }],
  })
  await zoe.approve(post, content)
  expect(zoe.heard.filter((m) => m.type === 'approval-signed')).toHaveLength(1)
})
