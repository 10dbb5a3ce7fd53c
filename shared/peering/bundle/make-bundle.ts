import { type BundleRecord, longestRecord } from '../../formats/bundle/bundle-records.ts'
import type { BundleTools } from '../../formats/bundle/bundle-tools.ts'
import { writeBundle } from '../../formats/bundle/write-bundle.ts'
import type { BundleContents, BundleProgress } from '../../ipc/bundle-api.ts'
import type { RandomBytes } from '../../replica/clock.ts'
import { lackedBy } from '../../replica/holdings.ts'
import { tagOf } from '../../replica/plan-tag.ts'
import type { Replica } from '../../replica/replica.ts'
import type { BundleKeys } from './bundle-keys.ts'

/** Documents read at once. */
const slice = 64
/** Names and length of a document's record beside its update. */
const recordOverhead = 64

/** What a bundle is made of. */
export interface BundleSource {
  readonly replica: Replica
  readonly planId: string
  readonly statements: readonly Uint8Array[]
  /** What the receiver is known to hold; null for the whole plan. */
  readonly holdings: Uint8Array | null
  readonly keys: BundleKeys
  readonly tools: BundleTools
  readonly random: RandomBytes
  readonly now: number
  onProgress(progress: BundleProgress): void
}

/** The pieces of a bundle, and at the end what it holds; null if the network is gone or has no key for this plan. */
export async function* makeBundle(source: BundleSource): AsyncGenerator<Uint8Array, BundleContents | null> {
  const { keys, planId, random, tools } = source
  const salt = random(16)
  const sealing = await keys.key(salt, null)
  if (sealing === null) return null
  const contents = { documents: 0, whole: source.holdings === null, tooLarge: 0 }
  const header = { planTag: tagOf(planId), keyId: sealing.keyId, salt, sealed: sealing.sealed }
  let gone = false
  const sign = async (digest: Uint8Array) => {
    const signed = await keys.sign(digest)
    gone = signed === null
    return { device: signed?.device ?? new Uint8Array(32), signature: signed?.signature ?? new Uint8Array(64) }
  }
  yield* writeBundle(header, sealing.key, recordsOf(source, contents), sign, tools)
  return gone ? null : contents
}

async function* recordsOf(
  { replica, statements, holdings, now, onProgress }: BundleSource,
  contents: { documents: number; tooLarge: number },
): AsyncGenerator<BundleRecord> {
  const documents = await replica.fingerprints()
  const ids = holdings === null ? [...documents.keys()] : lackedBy(holdings, documents)
  const root = await replica.root()
  yield { kind: 'about', madeAt: now, whole: holdings === null, root, documents: ids.length }
  for (const bytes of statements) yield { kind: 'statement', bytes }
  for (let start = 0; start < ids.length; start += slice) {
    const part = ids.slice(start, start + slice)
    for (const whole of await Promise.all(part.map((id) => replica.wholeOf(id)))) {
      if (whole === null) continue
      if (whole.update.length > longestRecord - recordOverhead) {
        contents.tooLarge += 1
        continue
      }
      contents.documents += 1
      yield { kind: 'document', ...whole }
    }
    onProgress({ phase: 'writing', done: Math.min(start + slice, ids.length), total: ids.length })
  }
}
