import type { PlanDatabase } from '../../database/plan-database.ts'
import type { SearchPendingRow } from '../../database/rows.ts'
import { TextIndex } from './text-index.ts'

/** Raised whenever the words of a text would come out differently: an older snapshot is then built anew. */
const version = 1
const key = `v${version}`

/** The search index as it was last written, and what has changed since; `index` is null if all must be built. */
export interface KeptIndex {
  readonly index: TextIndex | null
  readonly pending: readonly SearchPendingRow[]
}

/** Reads the snapshot. One that cannot be read counts as missing. */
export async function readSnapshot(database: PlanDatabase): Promise<KeptIndex> {
  const [chunk, pending] = await database.transaction('r', [database.search, database.searchPending], () =>
    Promise.all([database.search.get(key), database.searchPending.toArray()]),
  )
  return { index: chunk === undefined ? null : await parse(chunk.bytes), pending }
}

/**
 * Writes the snapshot of an index that knows all of `known`. What changed again meanwhile keeps its mark, so that a
 * crash at any moment costs no more than indexing those texts again.
 */
export async function writeSnapshot(
  database: PlanDatabase,
  index: TextIndex,
  known: readonly SearchPendingRow[],
): Promise<void> {
  const bytes = await compress(index.toJSON())
  await database.transaction('rw', [database.search, database.searchPending], async () => {
    await database.search.clear()
    await database.search.put({ key, bytes })
    const now = await database.searchPending.bulkGet(known.map((row) => row.key))
    const covered = known.filter((row, at) => now[at]?.mark === row.mark)
    await database.searchPending.bulkDelete(covered.map((row) => row.key))
  })
}

async function parse(bytes: Uint8Array): Promise<TextIndex | null> {
  try {
    return TextIndex.fromJSON(await decompress(bytes))
  } catch {
    // Damaged bytes: the index can always be built anew from the documents.
    return null
  }
}

async function compress(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

async function decompress(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
