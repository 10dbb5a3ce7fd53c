import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TeamMember } from '../../../test/support/team-member.ts'

let ana: TeamMember
let ben: TeamMember

/** Two members of one team that have met once, to join, and never meet again. */
beforeEach(async () => {
  ana = new TeamMember('Ana')
  ben = new TeamMember('Ben')
  await ana.startPlan()
  await ben.join(await ana.invite())
  await ana.goOffline()
  await ben.goOffline()
})

afterEach(async () => {
  for (const member of [ana, ben, ...others.splice(0)]) await member.close()
})

const others: TeamMember[] = []

/** Somebody who joins by this code, and then meets nobody any more either. */
async function newcomer(code: { readonly code: string; readonly address: string }): Promise<TeamMember> {
  const member = new TeamMember(`Member ${others.length}`)
  others.push(member)
  await member.join(code)
  for (const one of [ana, ben, member]) await one.goOffline()
  return member
}

const roots = async () => [await ana.replica.root(), await ben.replica.root()]

describe('[BU3] [BU5] two members who exchange files', () => {
  test('come to have equal plans', async () => {
    const [post = ''] = await ana.addPosts('The library stays open.', 'Second')
    expect(await ben.apply(await ana.bundle())).toMatchObject({ kind: 'applied', newPosts: 2, changedPosts: 0 })
    await ben.type(post, ' Come on Friday.')
    await ben.addPosts('Third')
    const result = await ana.apply(await ben.bundle())
    expect(result).toMatchObject({ kind: 'applied', newPosts: 1, changedPosts: 1, inStep: true, memberName: 'Ben' })
    const [first, second] = await roots()
    expect(first).toBe(second)
    expect(await ana.textOf(post)).toBe('The library stays open. Come on Friday.')
  })

  test('change nothing by applying a file twice', async () => {
    await ana.addPosts('One')
    const file = await ana.bundle()
    await ben.apply(file)
    const before = await ben.replica.root()
    expect(await ben.apply(file)).toMatchObject({ kind: 'applied', newPosts: 0, changedPosts: 0, otherChanges: 0 })
    expect(await ana.apply(file)).toMatchObject({ kind: 'applied', newPosts: 0, changedPosts: 0, otherChanges: 0 })
    expect(await ben.replica.root()).toBe(before)
  })

  test('lose nothing when an older file comes after a newer one', async () => {
    const [post = ''] = await ana.addPosts('One')
    const older = await ana.bundle()
    await ana.type(post, ' two')
    const newer = await ana.bundle()
    await ben.apply(newer)
    expect(await ben.apply(older)).toMatchObject({ newPosts: 0, changedPosts: 0 })
    expect(await ben.textOf(post)).toBe('One two')
  })
})

describe('work on a file that is cancelled', () => {
  const cancelled = { onProgress: () => {}, isCancelled: () => true }

  test('writes no more of it', async () => {
    await ana.addPosts('One')
    const written: Uint8Array[] = []
    const write = (piece: Uint8Array) => void written.push(piece)
    const choice = { forDevice: null, mediaLimit: null }
    expect(await ana.desk.bundles.write(choice, write, cancelled)).toEqual({ kind: 'cancelled' })
    expect(written).toEqual([])
  })

  test('takes nothing of it in while it is being checked', async () => {
    await ana.addPosts('One')
    const [, before] = await roots()
    const file = new Blob([await ana.bundle()])
    expect(await ben.desk.bundles.apply(file, cancelled)).toEqual({ kind: 'cancelled' })
    expect(await ben.replica.root()).toBe(before)
  })
})

describe('[BU8] a file for one member', () => {
  test('holds everything while it is not known what they have, then only what they lack', async () => {
    await ana.addPosts(
      ...Array.from({ length: 40 }, (_, at) => `Post ${at} ${crypto.randomUUID()} ${crypto.randomUUID()}`),
    )
    const benDevice = ben.team.device ?? ''
    const anaDevice = ana.team.device ?? ''
    await ben.apply(await ana.bundle(benDevice))
    await ana.apply(await ben.bundle())
    const [changed = ''] = await ana.addPosts('News')
    const small = await ana.bundle(benDevice)
    expect(small.length).toBeLessThan((await ana.bundle()).length / 3)
    expect(await ben.apply(small)).toMatchObject({ kind: 'applied', newPosts: 1, inStep: true })
    expect(await ben.textOf(changed)).toBe('News')
    await ben.type(changed, ', and more')
    expect(await ana.apply(await ben.bundle(anaDevice))).toMatchObject({ newPosts: 0, changedPosts: 1, inStep: true })
  })

  test('shows in the team screen when the other was last heard, and what they lack', async () => {
    const heardBefore = Date.now()
    await ben.apply(await ana.bundle())
    await ana.apply(await ben.bundle())
    await ana.addPosts('News')
    const [peer] = ana.team.peers
    expect(peer).toMatchObject({ memberName: 'Ben', online: false, path: 'bundle', unconfirmed: 1, inStep: false })
    expect(peer?.heardAt).toBeGreaterThanOrEqual(heardBefore)
  })
})

describe('[BU9] a file under a key that was made while its reader was away', () => {
  test('is taken in by a member without any other contact, who can write under that key then', async () => {
    const caro = await newcomer(await ana.invite())
    await ana.remove(caro)
    const [post = ''] = await ana.addPosts('After the removal')
    expect(await ben.apply(await ana.bundle())).toMatchObject({ kind: 'applied', newPosts: 1 })
    expect(ben.team.members).toHaveLength(2)
    await ben.type(post, ', and an answer')
    const answer = await ben.bundle()
    expect(await ana.apply(answer)).toMatchObject({ kind: 'applied', changedPosts: 1, inStep: true })
    expect(await caro.apply(answer)).toMatchObject({ kind: 'refused', reason: 'unknown-key' })
  })

  test('is taken in by a member who missed two keys, also if the file comes twice', async () => {
    const [caro, dora] = [await newcomer(await ana.invite()), await newcomer(await ana.invite())]
    await ana.remove(caro)
    const between = await ana.bundle()
    await ana.remove(dora)
    await ana.addPosts('After both')
    const file = await ana.bundle()
    expect(await ben.apply(file)).toMatchObject({ kind: 'applied', newPosts: 1 })
    expect(await ben.apply(file)).toMatchObject({ kind: 'applied', newPosts: 0 })
    expect(await ben.apply(between)).toMatchObject({ kind: 'applied', newPosts: 0, changedPosts: 0 })
    expect(await dora.apply(between)).toMatchObject({ kind: 'applied' })
    expect(await dora.apply(file)).toMatchObject({ kind: 'refused', reason: 'unknown-key' })
    expect(await caro.apply(between)).toMatchObject({ kind: 'refused', reason: 'unknown-key' })
  })

  test('changes nothing, not even the team, if it is damaged anywhere', async () => {
    const caro = await newcomer(await ana.invite())
    await ana.remove(caro)
    await ana.addPosts('After the removal')
    const file = await ana.bundle()
    const before = [await ben.replica.root(), ben.team.members]
    for (let at = 0; at < file.length; at += 31) {
      const damaged = file.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 4
      expect((await ben.apply(damaged)).kind).toBe('refused')
    }
    expect(await ben.apply(file.slice(0, 100))).toMatchObject({ kind: 'refused', reason: 'damaged' })
    expect([await ben.replica.root(), ben.team.members]).toEqual(before)
    expect(await ben.apply(file)).toMatchObject({ kind: 'applied', newPosts: 1 })
  })
})

describe('[BU4] [BU6] a file is refused, in words, and changes nothing', () => {
  async function refused(by: TeamMember, file: Uint8Array<ArrayBuffer>, reason: string) {
    const before = await by.replica.root()
    const result = await by.apply(file)
    expect(result).toMatchObject({ kind: 'refused', reason })
    if (result.kind === 'refused') expect(result.message).toContain('Nothing was changed')
    expect(await by.replica.root()).toBe(before)
  }

  test('if it is damaged, cut off or no bundle', async () => {
    await ana.addPosts('One')
    const file = await ana.bundle()
    await refused(ben, file.slice(0, -1), 'damaged')
    const flipped = file.slice()
    flipped[100] = (flipped[100] ?? 0) ^ 1
    await refused(ben, flipped, 'damaged')
    await refused(ben, new TextEncoder().encode('text,date\nHello,2026\n'), 'not-a-bundle')
    const newer = file.slice()
    newer[8] = 9
    await refused(ben, newer, 'newer-version')
  })

  test('if it belongs to another team', async () => {
    const caro = new TeamMember('Caro')
    await caro.startPlan()
    await caro.invite()
    await caro.addPosts('Ours')
    await refused(ana, await caro.bundle(), 'other-plan')
    await refused(caro, await ana.bundle(), 'other-plan')
    await caro.close()
  })

  test('if its writer may only look at the plan, or was taken out of the team since', async () => {
    await ben.addPosts('Mine')
    const file = await ben.bundle()
    const [benAtAna] = ana.team.members.filter(({ name }) => name === 'Ben')
    expect(await ana.desk.act({ kind: 'role', memberId: benAtAna?.member ?? '', role: 'viewer' })).toMatchObject({
      ok: true,
    })
    await refused(ana, file, 'viewer')
    const device = ben.team.device ?? ''
    expect(await ana.desk.act({ kind: 'remove', target: { kind: 'device', device } })).toMatchObject({ ok: true })
    await refused(ana, file, 'not-a-member')
  })

  test('if it is sealed with a key that this computer does not have, since it was removed', async () => {
    const [first = ''] = await ana.addPosts('One')
    const before = await ana.bundle()
    await ana.remove(ben)
    await ana.type(first, ', and what Ben must not see')
    await refused(ben, await ana.bundle(), 'unknown-key')
    expect(await ben.apply(before)).toMatchObject({ kind: 'applied', newPosts: 1 })
    expect(await ben.textOf(first)).toBe('One')
  })

  test('if it shows that this computer itself is out, and the key is still the old one', async () => {
    const old = await newcomer(await ben.pair())
    const device = old.team.device ?? ''
    expect(await ben.desk.act({ kind: 'leave', target: { kind: 'device', device } })).toMatchObject({ ok: true })
    await ben.addPosts('Later')
    const before = await old.replica.root()
    expect(await old.apply(await ben.bundle())).toMatchObject({ kind: 'refused', reason: 'removed' })
    expect(await old.replica.root()).toBe(before)
    expect(old.team.own).toMatchObject({ kind: 'left' })
  })

  test('nor does a member who may only look write one', async () => {
    await ana.addPosts('One')
    const [benAtAna] = ana.team.members.filter(({ name }) => name === 'Ben')
    await ana.desk.act({ kind: 'role', memberId: benAtAna?.member ?? '', role: 'viewer' })
    await ben.apply(await ana.bundle())
    await expect(ben.bundle()).rejects.toThrow('own-viewer')
  })

  test('nor somebody who is out of the team', async () => {
    await ben.desk.act({ kind: 'leave', target: { kind: 'member', memberId: ben.plan.entry.member } })
    await expect(ben.bundle()).rejects.toThrow('own-gone')
  })

  test('if this plan has no team, or the network is gone', async () => {
    const caro = new TeamMember('Caro')
    await caro.startPlan()
    expect(await caro.apply(await ana.bundle())).toMatchObject({ kind: 'refused', reason: 'no-team' })
    await caro.close()
  })
})
