import * as v from 'valibot'
import { isLostRecord } from '../../database/lost-record.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { IndexedState } from '../../database/rows.ts'
import { TextIndex } from './text-index.ts'

/** Raised whenever the words of a text would come out differently: an older snapshot is then built anew. */
const version = 3
const key = `v${version}`

/** An index as it was last written, and what it knows. */
export interface KeptIndex {
  readonly index: TextIndex
  readonly known: IndexedState
}

/** What the plan holds now. An index in which every commit up to this call has been put knows all of it. */
export async function currentState(database: PlanDatabase): Promise<IndexedState> {
  const { heads, segmentHeads } = database
  return database.transaction('r', [heads, segmentHeads], async () => {
    const [newest] = await segmentHeads.orderBy(':id').reverse().limit(1).primaryKeys()
    const seqs = new Map<string, number>()
    await heads.each(({ docId, seq }) => seqs.set(docId, seq))
    return { segment: newest ?? 0, seqs }
  })
}

const rowSchema = v.object({
  bytes: v.instance(Uint8Array),
  known: v.object({ segment: v.number(), seqs: v.map(v.string(), v.number()) }),
})

/** Reads the snapshot; null if there is none, or one that cannot be read: the index can be built anew [ST11]. */
export async function readSnapshot(database: PlanDatabase): Promise<KeptIndex | null> {
  const row: unknown = await database.search.get(key).catch((error: unknown) => {
    if (isLostRecord(error)) return null
    throw error
  })
  const read = v.safeParse(rowSchema, row)
  const index = read.success ? await parse(read.output.bytes) : null
  return read.success && index !== null ? { index, known: read.output.known } : null
}

/** Replaces the snapshot. A crash before costs no more than indexing again what `known` of the old one lacks. */
export async function writeSnapshot(database: PlanDatabase, { index, known }: KeptIndex): Promise<void> {
  const bytes = await compress(index.toJSON())
  await database.transaction('rw', database.search, async () => {
    await database.search.clear()
    await database.search.put({ key, bytes, known })
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
