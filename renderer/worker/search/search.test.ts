import { expect, test } from 'vitest'
import { firstHits, startPlanWorker } from '../../../test/support/plan-worker.ts'
import { TextIndex } from './text-index.ts'
import { termsOf } from './text-terms.ts'

async function start(texts: readonly string[]) {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const ids = await worker.posts.create(texts.map((text) => ({ text })))
  const find = async (text: string) => (await firstHits(worker.queries, text)).map(({ card }) => card.title).sort()
  return { ...worker, plan, ids, find }
}

test('words are found without case, accents and punctuation, whole or by their beginning', async () => {
  const { find, plans, plan } = await start([
    'Café au lait!',
    'The CAFETERIA, today',
    '#ClimateStrike now',
    'Straße 42',
  ])
  expect(await find('cafe')).toEqual(['Café au lait!', 'The CAFETERIA, today'])
  expect(await find('CLIMATES')).toEqual(['#ClimateStrike now'])
  expect(await find('today cafe')).toEqual(['The CAFETERIA, today'])
  expect(await find('strasse')).toEqual([])
  expect(await find('straße 42')).toEqual(['Straße 42'])
  expect(termsOf('Ünïcode—dash, 日本語')).toEqual(['unicode', 'dash', '日本語'])
  await plans.close(plan.entry.id)
})

test('words that each are a letter longer than another, by the thousand, break neither the search nor its snapshot', () => {
  const index = TextIndex.empty()
  for (let part = 0; part < 12; part++) {
    const words = Array.from({ length: 1000 }, (_, at) => 'a'.repeat(1 + part * 1000 + at))
    index.put(`post ${part}`, words.join(' '))
  }
  expect(index.search('a')).toHaveLength(12)
  expect(index.search('a'.repeat(11_500))).toHaveLength(12)
  expect(TextIndex.fromJSON(index.toJSON()).search('aa')).toHaveLength(12)
})

test('a post is found by the words of each of its variants', async () => {
  const { find, plans, plan, posts } = await start(['Come on Friday'])
  const own = { link: null, firstComment: 'Map in the bio', contentWarning: '', media: null, isThread: false }
  const variants = new Map([['x', { ...own, text: 'Kommt am Freitag' }]])
  await posts.create([{ text: 'See you on Friday', variants }])
  expect(await find('freitag')).toEqual(['See you on Friday'])
  expect(await find('bio')).toEqual(['See you on Friday'])
  expect(await find('friday')).toEqual(['Come on Friday', 'See you on Friday'])
  await plans.close(plan.entry.id)
})

test('hashtags and mentions are suggested from the plan’s own posts, also after a restart', async () => {
  const { plans, plan, posts, queries, ids } = await start(['#ActOnClimate @ana', '#actonclimate now', 'nothing'])
  expect(await queries.suggest('#act', 5)).toEqual([{ word: '#ActOnClimate', posts: 2 }])
  await plan.search.save()
  await posts.change([ids[0] ?? ''], { deleted: true })
  await plans.close(plan.entry.id)
  const again = await plans.open(plan.entry.id)
  expect(await queries.suggest('#act', 5)).toEqual([{ word: '#actonclimate', posts: 1 }])
  expect(await queries.suggest('@', 5)).toEqual([])
  await plans.close(again.entry.id)
})

test('a small misspelling is forgiven when nothing fits', async () => {
  const { find, plans, plan } = await start(['Demonstration on Saturday'])
  expect(await find('demonstartion')).toEqual(['Demonstration on Saturday'])
  expect(await find('zebra')).toEqual([])
  await plans.close(plan.entry.id)
})

test('the saved index and what changed since give the same answers as before the restart', async () => {
  const { find, plans, plan, posts, ids } = await start(['alpha one', 'beta two', 'gamma three'])
  await find('alpha')
  await plan.search.save()
  expect(await plan.database.search.count()).toBe(1)
  await posts.change([ids[1] ?? ''], { deleted: true })
  await posts.create([{ text: 'delta four' }])
  await plans.close(plan.entry.id)

  const again = await plans.open(plan.entry.id)
  expect(await find('alpha')).toEqual(['alpha one'])
  expect(await find('beta')).toEqual([])
  expect(await find('delta')).toEqual(['delta four'])
  await plans.close(again.entry.id)
})

test('a damaged snapshot is built anew from the documents', async () => {
  const { find, plans, plan } = await start(['alpha one', ...Array.from({ length: 40 }, (_, at) => `filler ${at}`)])
  await find('alpha')
  await plan.search.save()
  const [row] = await plan.database.search.toArray()
  if (row === undefined) throw new Error('There is no snapshot.')
  await plan.database.search.put({ ...row, bytes: new Uint8Array([1, 2, 3]) })
  await plans.close(plan.entry.id)
  await plans.open(plan.entry.id)
  expect(await find('alpha')).toEqual(['alpha one'])
  expect(await find('filler')).toHaveLength(40)
  await plans.close(plan.entry.id)
})

test('a text that changes while the snapshot is being written is found after the restart', async () => {
  const { find, plans, plan, posts, ids } = await start(['alpha one', 'beta two'])
  await find('alpha')
  await Promise.all([
    plan.search.save(),
    posts.change([ids[0] ?? ''], { deleted: true }),
    posts.create([{ text: 'gamma' }]),
  ])
  await plans.close(plan.entry.id)
  await plans.open(plan.entry.id)
  expect([await find('alpha'), await find('beta'), await find('gamma')]).toEqual([[], ['beta two'], ['gamma']])
  await plans.close(plan.entry.id)
})

test.each([
  ['no record at all', { known: undefined }],
  ['no numbers', { known: { segment: 0, seqs: {} } }],
  ['no bytes', { bytes: 'none' }],
])('[ST11] a snapshot that has %s is built anew', async (_, damage) => {
  const { plans, plan, queries } = await start(['Bring a drum'])
  await plan.search.ready()
  await plan.search.save()
  const { database } = plan
  expect(await database.search.count()).toBe(1)
  await database.search.toCollection().modify((row) => {
    Object.assign(row, damage)
  })
  await plans.close(plan.entry.id)
  await plans.open(plan.entry.id)
  expect((await firstHits(queries, 'drum')).map(({ card }) => card.title)).toEqual(['Bring a drum'])
  await plans.close(plan.entry.id)
})
