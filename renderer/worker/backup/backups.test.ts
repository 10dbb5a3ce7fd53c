import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test, vi } from 'vitest'
import { signerOf } from '../../../electron/network/keys.ts'
import type { BackupKeeper } from '../../../shared/ipc/backups-api.ts'
import { contentName } from '../../../shared/plan/content.ts'
import { changePost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { mostStructs } from '../../../shared/replica/frugal-decoder.ts'
import { signApproval } from '../../../shared/team/approval.ts'
import { toHex } from '../../../shared/team/bytes.ts'
import { encodeGrant } from '../../../shared/team/grants.ts'
import { signStatement } from '../../../shared/team/statement.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { postIn } from '../../../test/support/signed-post.ts'
import { databaseName, migrations } from '../../database/plan-database.ts'
import { Backups } from './backups.ts'

const day = 86_400_000

/** A folder of backups that is gone with the test. */
function memoryKeeper(clock: Pick<Clock, 'now'>) {
  const kept: { readonly name: string; readonly madeAt: number; readonly bytes: Uint8Array }[] = []
  const keeper: BackupKeeper = {
    async keep(_planId, bytes) {
      kept.unshift({ name: `${kept.length}`, madeAt: clock.now(), bytes })
      return true
    },
    list: async () => kept.map(({ name, madeAt, bytes }) => ({ name, madeAt, bytes: bytes.length })),
    read: async (_planId, wanted) => kept.find(({ name }) => name === wanted)?.bytes ?? null,
  }
  return { keeper, kept }
}

async function start(posts: number) {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const texts = Array.from({ length: posts }, (_, at) => `Post ${at}`)
  const ids = await worker.posts.create(texts.map((text) => ({ text })))
  const backups = new Backups(worker.clock)
  const api = backups.api(worker, worker.plans)
  return { ...worker, backups, api, plan, ids }
}

test('a backup opens as a plan of its own with everything, and the plan itself stays as it is', async () => {
  const { api, plans, plan, posts, ids } = await start(70)
  await posts.change(ids.slice(0, 1), { status: 'review' })
  const root = await plan.replica.root()
  const bytes = await api.make()
  await posts.change(ids.slice(0, 1), { status: 'archived' })

  const opened = await api.openFile(new Blob([bytes.slice()]))
  const copy = plans.working()
  expect(opened).toMatchObject({ kind: 'opened', plan: { id: copy.entry.id, name: 'Plan, 2026-11-24' } })
  expect(copy.entry.id).not.toBe(plan.entry.id)
  await copy.cards.load()
  expect(copy.cards.get(ids[0] ?? '')?.status).toBe('review')
  expect(copy.cards.all()).toHaveLength(70)

  const again = await plans.open(plan.entry.id)
  await again.cards.load()
  expect(again.cards.get(ids[0] ?? '')?.status).toBe('archived')
  expect(await again.replica.root()).not.toBe(root)
  await plans.close(plan.entry.id)
})

test('[AP9] a backup of a team’s plan tells who had approved what, counts none of it, and still does when it is opened again', async () => {
  const { api, plans, plan, ids } = await start(2)
  const signer = signerOf(new Uint8Array(32).fill(9))
  const [id = ''] = ids
  const person = { memberId: 'ana', memberName: 'Ana', deviceName: 'laptop' }
  const payload = encodeGrant({ kind: 'genesis', planId: plan.entry.id, ...person })
  const genesis = signStatement({ kind: 'genesis', parents: [], at: 1, payload }, signer)
  await plan.team.keepStatements(genesis.id, [genesis])
  plan.approvers.follow({ devices: { [toHex(signer.publicKey)]: { member: 'ana', mayApprove: true } } })
  await plan.replica.change(id, (doc) => {
    const of = { planId: plan.entry.id, postId: id, content: contentName(postIn(doc)) }
    const text = signApproval({ ...of, verdict: 'approved', at: 5, note: '' }, signer)
    changePost(doc, { status: 'approved', approvals: { [toHex(signer.publicKey)]: text } }, 5)
  })
  await plan.cards.load()
  expect(plan.cards.get(id)?.status).toBe('approved')

  const bytes = await api.make()
  expect(await api.openFile(new Blob([bytes.slice()]))).toMatchObject({ kind: 'opened' })
  const copy = plans.working()
  await copy.cards.load()
  const told = { status: 'review', approval: { kind: 'copied', by: 'ana', at: 5, changed: [] } }
  expect(copy.cards.get(id)).toMatchObject(told)
  expect(copy.cards.get(ids[1] ?? '')).not.toHaveProperty('approval')
  await plans.close(copy.entry.id)
  const again = await plans.open(copy.entry.id)
  await again.replica.change(id, (doc) => textOf(doc).insert(0, 'So: '))
  await again.replica.flush('strict')
  await again.cards.load()
  expect(again.cards.get(id)).toMatchObject({ ...told, approval: { kind: 'copied', by: 'ana', changed: ['text'] } })
  await plans.close(copy.entry.id)
})

test('a backup holds what the disk did not take', async () => {
  const { api, plans, plan, posts, ids } = await start(3)
  const full = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  }
  const disk = (['add', 'put'] as const).map((call) =>
    vi.spyOn(IDBObjectStore.prototype, call).mockImplementation(full),
  )
  void posts.change(ids.slice(0, 1), { status: 'review' })
  await expect
    .poll(() => plan.replica.saving)
    .toMatchObject({ pending: 1, trouble: expect.stringContaining('no room') })
  const bytes = await api.make()
  for (const call of disk) call.mockRestore()
  expect(await api.openFile(new Blob([bytes.slice()]))).toMatchObject({ kind: 'opened' })
  const copy = plans.working()
  await copy.cards.load()
  expect(copy.cards.get(ids[0] ?? '')?.status).toBe('review')
  expect(copy.cards.all()).toHaveLength(3)
  await plans.close(copy.entry.id)
})

test('a damaged backup is refused, whatever is broken, and leaves no plan behind', async () => {
  const { api, plans, plan } = await start(5)
  const before = await plans.registry.list()
  const bytes = await api.make()
  const broken = [
    bytes.slice(0, -9),
    bytes.slice(0, 30),
    new Uint8Array(),
    bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 64 : byte)),
  ]
  for (const file of broken) {
    const opened = await api.openFile(new Blob([file]))
    expect(opened).toMatchObject({ kind: 'refused' })
  }
  expect(await plans.registry.list()).toEqual(before)
  expect(plans.working().entry.id).toBe(plan.entry.id)
  await plans.close(plan.entry.id)
})

test('a plan with an older layout is backed up before it is opened', async () => {
  const { backups, api, clock, plans, plan, ids } = await start(40)
  const planId = plan.entry.id
  await plans.close(planId)
  const [first] = migrations
  const old = new Dexie(`${databaseName(planId)}-old`)
  old.version(1).stores(first?.stores ?? {})
  const now = new Dexie(databaseName(planId))
  await Promise.all([old.open(), now.open()])
  for (const { name } of old.tables) await old.table(name).bulkPut(await now.table(name).toArray())
  now.close()
  old.close()

  const { keeper, kept } = memoryKeeper(clock)
  await api.keepWith(keeper)
  await backups.beforeOpening(planId)
  expect(kept).toHaveLength(0)
  await backups.beforeOpening(`${planId}-old`)
  expect(kept).toHaveLength(1)
  const opened = await api.openFile(new Blob([kept[0]?.bytes.slice() ?? '']))
  expect(opened.kind).toBe('opened')
  await plans.working().cards.load()
  expect(plans.working().cards.get(ids[39] ?? '')?.title).toBe('Post 39')
  await plans.close(plans.working().entry.id)
})

test('a plan is backed up once a day, and only when it has changed', async () => {
  const { backups, api, clock, posts, plans, plan, ids } = await start(3)
  const { keeper, kept } = memoryKeeper(clock)
  await backups.keepIfDue(plan)
  await api.keepWith(keeper)
  await backups.keepIfDue(plan)
  expect(kept).toHaveLength(1)
  await posts.change(ids, { status: 'review' })
  await backups.keepIfDue(plan)
  expect(kept).toHaveLength(1)
  clock.advance(day)
  await backups.keepIfDue(plan)
  expect(kept).toHaveLength(2)
  clock.advance(day)
  await backups.keepIfDue(plan)
  expect(kept).toHaveLength(2)
  await plans.close(plan.entry.id)
})

test('a document that somebody made unreadable stays behind, and the rest of the backup opens', async () => {
  const { api, plans, plan, ids } = await start(3)
  await plan.replica.change(ids[0] ?? '', (doc) => {
    const map = doc.getMap('unknown')
    for (let part = 0; part <= mostStructs; part++) map.set(String(part), 0)
  })
  expect(await api.openFile(new Blob([(await api.make()).slice()]))).toMatchObject({ kind: 'opened', leftOut: 1 })
  const copy = plans.working()
  await copy.cards.load()
  expect(copy.cards.all().map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(1)))
  await plans.close(copy.entry.id)
})

test('a backup from a day on which the clock went ahead does not keep the next ones away', async () => {
  const { backups, api, clock, posts, plans, plan, ids } = await start(3)
  const { keeper, kept } = memoryKeeper({ now: () => clock.now() + 400 * day })
  await api.keepWith(keeper)
  await backups.keepIfDue(plan)
  const { keeper: back, kept: further } = memoryKeeper(clock)
  await api.keepWith({
    ...back,
    list: async (id) => [...((await keeper.list(id)) ?? []), ...((await back.list(id)) ?? [])],
  })
  await posts.change(ids, { status: 'review' })
  await backups.keepIfDue(plan)
  await posts.change(ids, { status: 'idea' })
  await backups.keepIfDue(plan)
  expect(kept).toHaveLength(1)
  expect(further).toHaveLength(1)
  await plans.close(plan.entry.id)
})

test('[EX6] a document that no message can hold does not make the backup unreadable', { timeout: 60_000 }, async () => {
  const { api, plans, plan, ids } = await start(1)
  const letters = 'a'.repeat(17 * 1024 * 1024)
  await plan.replica.change(ids[0] ?? '', (doc) => doc.getText('text').insert(0, letters))
  const opened = await api.openFile(new Blob([(await api.make()).slice()]))
  expect(opened.kind).toBe('opened')
  await plans.close(plans.working().entry.id)
})
