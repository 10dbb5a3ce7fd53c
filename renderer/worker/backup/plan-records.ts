import * as Y from 'yjs'
import type { BundleRecord } from '../../../shared/formats/bundle/bundle-records.ts'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import { FingerprintSet } from '../../../shared/replica/reconcile/fingerprint-set.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { DocId, Fingerprint } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { isHead } from '../../database/sound-rows.ts'
import { statementsIn } from '../plan/team-store.ts'
import { readLogsOf } from '../store/read-log.ts'
import { SegmentIndex } from '../store/segment-index.ts'

/** Documents that are read in one transaction. */
const slice = 256

/**
 * Everything in a plan's database but its media: the grant log and each document, whatever version the layout has. What
 * its replica, if there is one, holds otherwise is not written yet, and is told as it is there.
 */
export async function* planRecords(
  database: PlanDatabase,
  madeAt: number,
  replica: Pick<Replica, 'fingerprints' | 'wholeOf'> | null = null,
): AsyncGenerator<BundleRecord> {
  const segments = new SegmentIndex(database)
  await segments.load()
  const fingerprints = new Map<DocId, Fingerprint>(segments.fingerprints())
  for (const head of await database.heads.toArray()) if (isHead(head)) fingerprints.set(head.docId, head.fingerprint)
  const unwritten = new Set<DocId>()
  for (const [id, fingerprint] of (await replica?.fingerprints()) ?? []) {
    if (fingerprints.get(id) !== fingerprint) unwritten.add(id)
    fingerprints.set(id, fingerprint)
  }
  const ids = [...fingerprints.keys()]
  yield {
    kind: 'about',
    madeAt,
    whole: true,
    root: new FingerprintSet(fingerprints).root(),
    documents: ids.length,
    mediaBytes: 0,
  }
  for (const bytes of statementsIn(await database.grants.toArray())) yield { kind: 'statement', bytes }
  for (let start = 0; start < ids.length; start += slice) {
    const part = ids.slice(start, start + slice)
    const logs = await readLogsOf(database, segments, part)
    for (const [at, id] of part.entries()) {
      const whole = unwritten.has(id) ? await replica?.wholeOf(id) : null
      yield whole == null ? documentOf(id, logs[at] ?? []) : { kind: 'document', ...whole }
    }
  }
}

function documentOf(id: DocId, updates: readonly Uint8Array[]): BundleRecord {
  const { doc } = readLog(updates)
  const record = { kind: 'document', id, fingerprint: fingerprintOf(doc), update: Y.encodeStateAsUpdate(doc) } as const
  doc.destroy()
  return record
}
