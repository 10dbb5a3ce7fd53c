import * as v from 'valibot'
import type { KeptPlace } from '../../../shared/ipc/network.ts'
import { type Membership, membership } from '../../../shared/team/membership.ts'
import { decodeStatement, type Statement } from '../../../shared/team/statement.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'

const genesisKey = 'team-genesis'
const knownKey = 'team-devices'
const genesisSchema = v.string()
const placeSchema = v.object({ address: v.string(), path: v.picklist(['lan', 'address']) })
const knownSchema = v.record(v.string(), v.object({ heardAt: v.nullable(v.number()), place: v.nullable(placeSchema) }))

/** The team of a plan as this computer keeps it. */
export interface TeamOnDisk {
  /** Null while the plan has no team. */
  readonly genesis: string | null
  readonly statements: readonly Uint8Array[]
}

/** Reads the grant log. Statements were verified by the network process before they were kept. */
export async function readTeam(database: PlanDatabase): Promise<TeamOnDisk> {
  const genesis = v.safeParse(genesisSchema, (await database.settings.get(genesisKey))?.value)
  const rows = await database.grants.toArray()
  return { genesis: genesis.success ? genesis.output : null, statements: rows.map((row) => row.bytes) }
}

/** Keeps statements; resolves when they are durable. What cannot be decoded is left out. */
export async function keepStatements(
  database: PlanDatabase,
  genesis: string,
  statements: readonly Uint8Array[],
): Promise<void> {
  const rows = decode(statements).map(({ id, bytes }) => ({ id, bytes }))
  await database.transaction('rw', database.grants, database.settings, async () => {
    await database.grants.bulkPut(rows)
    await database.settings.put({ key: genesisKey, value: genesis })
  })
}

/** Who belongs to the team; null while there is none. */
export const membersOf = ({ genesis, statements }: TeamOnDisk): Membership | null =>
  genesis === null ? null : membership(decode(statements), genesis)

/** What is remembered of each device between sessions, by hex of its key. */
export interface KnownDevice {
  /** Null if it was met but has not spoken. */
  readonly heardAt: number | null
  /** Where it was met, to call it again. */
  readonly place: Pick<KeptPlace, 'address' | 'path'> | null
}

/** When and where the devices were last met. */
export async function readKnown(database: PlanDatabase): Promise<Map<string, KnownDevice>> {
  const known = v.safeParse(knownSchema, (await database.settings.get(knownKey))?.value)
  return new Map(known.success ? Object.entries(known.output) : [])
}

/** Keeps when and where the devices were last met. */
export async function keepKnown(database: PlanDatabase, known: ReadonlyMap<string, KnownDevice>): Promise<void> {
  await database.settings.put({ key: knownKey, value: Object.fromEntries(known) })
}

const decode = (statements: readonly Uint8Array[]): readonly Statement[] =>
  statements.map(decodeStatement).filter((statement) => statement !== null)
