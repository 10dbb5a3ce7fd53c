import * as v from 'valibot'
import type { Hub, Place } from '../ipc/network.ts'
import { type Membership, membership } from '../team/membership.ts'
import { decodeStatement, type Statement } from '../team/statement.ts'

const placeSchema = v.object({ address: v.string(), path: v.picklist(['lan', 'address']) })
const hubSchema = v.object({ relay: v.string(), nodes: v.array(v.string()) })
const knownSchema = v.record(
  v.string(),
  v.object({
    heardAt: v.nullable(v.number()),
    heardBy: v.optional(v.picklist(['link', 'bundle']), 'link'),
    place: v.nullable(placeSchema),
    hub: v.optional(v.nullable(hubSchema), null),
  }),
)

/** The team of a plan as this computer keeps it. Statements were verified by the network before they were kept. */
export interface TeamOnDisk {
  /** Null while the plan has no team. */
  readonly genesis: string | null
  readonly statements: readonly Uint8Array[]
}

/** What is remembered of each device between sessions, by hex of its key. */
export interface KnownDevice {
  /** Null if it was met but has not spoken. */
  readonly heardAt: number | null
  /** Whether it was last heard over a connection, or by a bundle that it wrote then. */
  readonly heardBy: 'link' | 'bundle'
  /** Where it was met, to call it again. */
  readonly place: Place | null
  /** What it does for the team if it is a hub. */
  readonly hub: Hub | null
}

/** Where a replica keeps the team of its plan. */
export interface TeamStore {
  readTeam(): Promise<TeamOnDisk>
  /** Adds statements, all or none; resolves when they would survive the loss of power. */
  keepStatements(genesis: string, statements: readonly Statement[]): Promise<void>
  /** What `keepKnown` was last given; anything else reads as nothing. */
  readKnown(): Promise<unknown>
  keepKnown(known: Readonly<Record<string, KnownDevice>>): Promise<void>
  /** What a device was last known to hold; null if that was never known. */
  readHoldings(device: string): Promise<Uint8Array | null>
  keepHoldings(device: string, holdings: Uint8Array): Promise<void>
}

/**
 * The team that is kept. Where the disk has lost which statement founded it, that is the only one among those kept that
 * founds a team [ST11].
 */
export function teamOf(genesis: string | null, statements: readonly Uint8Array[]): TeamOnDisk {
  if (genesis !== null) return { genesis, statements }
  const [founding, ...others] = decodeStatements(statements).filter(({ kind }) => kind === 'genesis')
  return { genesis: others.length === 0 ? (founding?.id ?? null) : null, statements }
}

/** Who belongs to the team; null while there is none. */
export const membersOf = ({ genesis, statements }: TeamOnDisk): Membership | null =>
  genesis === null ? null : membership(decodeStatements(statements), genesis)

/** When and where the devices were last met, from what was kept. */
export function decodeKnown(kept: unknown): Map<string, KnownDevice> {
  const known = v.safeParse(knownSchema, kept)
  return new Map(known.success ? Object.entries(known.output) : [])
}

/** What cannot be decoded is left out. */
export const decodeStatements = (statements: readonly Uint8Array[]): readonly Statement[] =>
  statements.map(decodeStatement).filter((statement) => statement !== null)
