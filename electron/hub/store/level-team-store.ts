import { type TeamStore, teamOf } from '../../../shared/peering/kept-team.ts'
import type { HubDatabase, Step } from './hub-database.ts'

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
      const genesis = await database.get<string>(genesisKey, text)
      const statements = await database.values(statementKey)
      return teamOf(genesis ?? null, statements)
    },
    async keepStatements(genesis, statements) {
      const founding: Step = { type: 'put', key: genesisKey, value: genesis, ...text }
      const steps = statements.map(
        ({ id, bytes }): Step => ({ type: 'put', key: `${statementKey}${id}`, value: bytes }),
      )
      await database.write([founding, ...steps], { sync: true })
    },
    readKnown: () => database.json(knownKey),
    keepKnown: (known) => database.put(knownKey, known, json),
    readHoldings: async (device) => (await database.get(`${holdingsKey}${device}`)) ?? null,
    keepHoldings: (device, holdings) => database.put(`${holdingsKey}${device}`, holdings),
  }
}
