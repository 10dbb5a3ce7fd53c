import { type BundleRecord, longestRecord } from '../../formats/bundle/bundle-records.ts'
import type { BundleTools } from '../../formats/bundle/bundle-tools.ts'
import { writeBundle } from '../../formats/bundle/write-bundle.ts'
import type { BundleContents, BundleProgress } from '../../ipc/bundle-api.ts'
import type { RandomBytes } from '../../replica/clock.ts'
import { lackedBy } from '../../replica/holdings.ts'
import { tagOf } from '../../replica/plan-tag.ts'
import type { Replica } from '../../replica/replica.ts'
import type { BundleKeys } from './bundle-keys.ts'
import { chooseMedia, mediaRecords } from './bundle-media.ts'

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
  /** Bytes of media at most; null for none. */
  readonly mediaLimit: number | null
  onProgress(progress: BundleProgress): void
}

/** The pieces of a bundle, and at the end what it holds; null if the network is gone or has no key for this plan. */
export async function* makeBundle(source: BundleSource): AsyncGenerator<Uint8Array, BundleContents | null> {
  const { keys, planId, random, tools } = source
  const salt = random(16)
  const sealing = await keys.key(salt, null)
  if (sealing === null) return null
  const contents: Contents = { documents: 0, whole: source.holdings === null, tooLarge: 0, media: null }
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

type Contents = { -readonly [Name in keyof BundleContents]: BundleContents[Name] }

async function* recordsOf(source: BundleSource, contents: Contents): AsyncGenerator<BundleRecord> {
  const { replica, statements, holdings, now, mediaLimit, onProgress } = source
  const documents = await replica.fingerprints()
  const ids = holdings === null ? [...documents.keys()] : lackedBy(holdings, documents)
  const root = await replica.root()
  const media = mediaLimit === null ? null : await chooseMedia(replica, ids, mediaLimit)
  const [total, mediaTotal] = [ids.length, media?.bytes ?? 0]
  yield { kind: 'about', madeAt: now, whole: holdings === null, root, documents: total, mediaBytes: mediaTotal }
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
    const done = Math.min(start + slice, total)
    onProgress({ phase: 'writing', done, total, media: { done: 0, total: mediaTotal } })
  }
  if (media === null) return
  const { hashes, ...counts } = media
  contents.media = { files: hashes.length, ...counts }
  const { blobs } = replica
  if (blobs === null) return
  let written = 0
  for await (const record of mediaRecords(blobs, hashes)) {
    yield record
    written += record.bytes.length
    onProgress({ phase: 'writing', done: total, total, media: { done: written, total: mediaTotal } })
  }
}
