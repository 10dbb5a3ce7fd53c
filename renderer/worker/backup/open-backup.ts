import * as Y from 'yjs'
import type { BundleRecord } from '../../../shared/formats/bundle/bundle-records.ts'
import type { OpenedBackup } from '../../../shared/ipc/backups-api.ts'
import type { PlanEntry } from '../../../shared/ipc/plan-api.ts'
import { Approvers } from '../../../shared/peering/approval/approvers.ts'
import { type Origin, originOf } from '../../../shared/peering/approval/origin.ts'
import { aloneRoster } from '../../../shared/peering/approval/roster.ts'
import type { ApprovalJudge } from '../../../shared/plan/approvals.ts'
import { type Lists, listsDocId } from '../../../shared/plan/lists.ts'
import { readLists, savePlan } from '../../../shared/plan/lists-document.ts'
import { type Prepared, prepare } from '../../../shared/plan/prepared.ts'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import { isWellFormedUpdate } from '../../../shared/replica/well-formed.ts'
import { verifyEd25519 } from '../../../shared/team/ed25519.ts'
import { keepOrigin } from '../plan/approval-rows.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { DexieStore } from '../store/dexie-store.ts'
import { troubleInWords } from '../store/trouble.ts'
import { turn } from '../turn.ts'
import { readBackupFile } from './backup-file.ts'

/** Documents that are read before other work gets its turn. */
const slice = 32

type DocumentRecord = Extract<BundleRecord, { kind: 'document' }>

const damaged: OpenedBackup = {
  kind: 'refused',
  message: 'This is not a backup of Placard, or the file is damaged. Nothing has changed; try an older one.',
}

/** Makes a plan of its own from a backup and opens it. The plan that it was made of stays as it is, and so does its team. */
export async function openBackup(
  bytes: Uint8Array,
  plans: Pick<Plans, 'add' | 'registry'>,
  copy: Pick<PlanEntry, 'id' | 'member'>,
): Promise<OpenedBackup> {
  const records = await readBackupFile(bytes)
  const about = records?.[0]
  if (records === null || about?.kind !== 'about') return damaged
  const all = records.filter((record): record is DocumentRecord => record.kind === 'document')
  if (all.length !== about.documents) return damaged
  // What somebody made unreadable takes nothing else along.
  const documents = all.filter(({ update }) => isWellFormedUpdate(update))
  if (documents.length === 0 && all.length > 0) return damaged
  try {
    const lists = listsIn(documents)
    const name = nameOf(lists, about.madeAt)
    const origin = originOf(
      records.flatMap((record) => (record.kind === 'statement' ? [record.bytes] : [])),
      lists.members.map(({ id }) => id),
    )
    await writeAll(copy, documents, origin)
    const plan = await plans.add({ ...copy, name, sample: false })
    await plan.lists.change((doc) => savePlan(doc, { name }))
    return { kind: 'opened', plan: plan.entry, leftOut: all.length - documents.length }
  } catch (error) {
    await plans.registry.remove(copy.id).catch(() => undefined)
    return { kind: 'refused', message: troubleInWords(error) }
  }
}

/** In one transaction: a crash leaves no half copy. */
async function writeAll(
  { id, member }: Pick<PlanEntry, 'id' | 'member'>,
  documents: readonly DocumentRecord[],
  origin: Origin,
): Promise<void> {
  // What was signed was signed in another plan: it is told, and does not count.
  const approvers = new Approvers({ planId: id, member, verify: verifyEd25519 }, aloneRoster)
  approvers.isCopyOf(origin)
  const store = new DexieStore(id, approvers.judge)
  try {
    await keepOrigin(store.database, origin)
    const changes: Prepared[] = []
    for (const document of documents) {
      changes.push(prepared(document, approvers.judge))
      if (changes.length % slice === 0) await turn()
    }
    await store.write(changes, 'strict')
  } finally {
    store.close()
  }
}

function prepared({ id, update }: DocumentRecord, judge: ApprovalJudge): Prepared {
  const doc = new Y.Doc({ guid: id })
  Y.applyUpdate(doc, update)
  const change = prepare({ id, update, doc, fingerprint: fingerprintOf(doc) }, judge)
  doc.destroy()
  return change
}

/** The plan's name as it was, and the day of the backup: "Riverside Library, 2026-11-24". */
const nameOf = ({ plan }: Lists, madeAt: number): string =>
  `${plan.name === '' ? 'Plan' : plan.name}, ${new Date(madeAt).toISOString().slice(0, 10)}`

function listsIn(documents: readonly DocumentRecord[]): Lists {
  const doc = new Y.Doc()
  const lists = documents.find(({ id }) => id === listsDocId)
  if (lists !== undefined) Y.applyUpdate(doc, lists.update)
  const read = readLists(doc)
  doc.destroy()
  return read
}
