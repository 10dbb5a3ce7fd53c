import { Dexie } from 'dexie'
import * as v from 'valibot'
import { type TeamOnDisk, type TeamStore, teamOf } from '../../../shared/peering/kept-team.ts'
import { databaseName, PlanDatabase } from '../../database/plan-database.ts'
import { readSetting, writeSetting } from './settings.ts'

const genesisKey = 'team-genesis'
const knownKey = 'team-devices'
const holdingsKey = (device: string) => `holdings:${device}`
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array)
const grantSchema = v.object({ bytes })

/** The statements in rows of grants; what is none is left out. */
export const statementsIn = (rows: readonly unknown[]): readonly Uint8Array[] =>
  rows.flatMap((row) => (v.is(grantSchema, row) ? [row.bytes] : []))

/** The team of a plan that need not be open, whatever version its layout has; null if its database is not here. */
export async function keptTeam(planId: string): Promise<TeamOnDisk | null> {
  const name = databaseName(planId)
  if (!(await Dexie.exists(name))) return null
  const database = new Dexie(name)
  try {
    await database.open()
    const row: unknown = await database.table('settings').get(genesisKey)
    const genesis = v.safeParse(v.object({ value: v.string() }), row)
    const statements = statementsIn(await database.table('grants').toArray())
    return teamOf(genesis.success ? genesis.output.value : null, statements)
  } finally {
    database.close()
  }
}

/** The team of an open plan, in the plan's database. */
export function dexieTeamStore(planId: string, database: PlanDatabase): TeamStore {
  return {
    async readTeam() {
      const genesis = await readSetting(database, genesisKey, v.string())
      return teamOf(genesis, statementsIn(await database.grants.toArray()))
    },
    async keepStatements(genesis, statements) {
      const rows = statements.map(({ id, bytes }) => ({ id, bytes }))
      const strict = new PlanDatabase(planId, 'strict')
      try {
        await strict.transaction('rw', strict.grants, strict.settings, async () => {
          await strict.grants.bulkPut(rows)
          await writeSetting(strict, genesisKey, genesis)
        })
      } finally {
        strict.close()
      }
    },
    readKnown: () => readSetting(database, knownKey, v.unknown()),
    keepKnown: (known) => writeSetting(database, knownKey, known),
    readHoldings: (device) => readSetting(database, holdingsKey(device), bytes),
    keepHoldings: (device, holdings) => writeSetting(database, holdingsKey(device), holdings),
  }
}
