import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { databaseName, migrations, PlanDatabase } from './plan-database.ts'

test('the layout is what the released steps made: a change needs a new step', async () => {
  const database = new PlanDatabase('layout')
  await database.open()
  const layout = database.tables.map(({ name, schema }) => {
    const indices = schema.indexes.map((index) => index.src).join(', ')
    return `${name}: ${schema.primKey.src}${indices === '' ? '' : `, ${indices}`}`
  })
  expect({ version: database.verno, layout: layout.sort() }).toMatchInlineSnapshot(`
    {
      "layout": [
        "assets: id",
        "blobChunks: [hash+index]",
        "blobs: hash",
        "days: day",
        "grants: id",
        "heads: docId",
        "imports: id",
        "search: key",
        "segmentHeads: id",
        "segments: id",
        "settings: key",
        "snapshots: docId",
        "updates: [docId+seq]",
        "uses: post, *assets",
      ],
      "version": 3,
    }
  `)
  database.close()
})

test('steps are numbered without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1))
})

test.each(migrations.map(({ version }) => version))('a database of version %i opens with its rows', async (version) => {
  const plan = `old-${version}`
  const old = new Dexie(databaseName(plan))
  for (const step of migrations.slice(0, version)) old.version(step.version).stores(step.stores)
  await old.table('settings').put({ key: 'kept', value: 'yes' })
  old.close()
  const database = new PlanDatabase(plan)
  expect(await database.settings.get('kept')).toEqual({ key: 'kept', value: 'yes' })
  expect(database.verno).toBe(migrations.length)
  database.close()
})
