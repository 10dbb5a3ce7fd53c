import type { TeamStore } from '../../../shared/peering/kept-team.ts'
import { beginningWith, type HubDatabase } from './hub-database.ts'

const genesisKey = 'team/genesis'
const knownKey = 'team/devices'
const holdingsKey = 'team/holdings/'
const statementKey = 'team/statement/'
const text = { valueEncoding: 'utf8' } as const
const json = { valueEncoding: 'json' } as const

/** The team of a hub's plan, in the hub's database. */
export function levelTeamStore(database: HubDatabase): TeamStore {
  return {
    async readTeam() {
      const genesis = await database.get<string, string>(genesisKey, text)
      const statements = await database.values(beginningWith(statementKey)).all()
      return { genesis: genesis ?? null, statements }
    },
    async keepStatements(genesis, statements) {
      const batch = database.batch().put(genesisKey, genesis, text)
      for (const { id, bytes } of statements) batch.put(`${statementKey}${id}`, bytes)
      await batch.write({ sync: true })
    },
    readKnown: () => database.get<string, unknown>(knownKey, json),
    keepKnown: (known) => database.put<string, unknown>(knownKey, known, json),
    readHoldings: async (device) => (await database.get(`${holdingsKey}${device}`)) ?? null,
    keepHoldings: (device, holdings) => database.put(`${holdingsKey}${device}`, holdings),
  }
}
