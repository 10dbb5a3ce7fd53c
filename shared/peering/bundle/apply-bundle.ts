import type { BundleAbout, BundleRecord } from '../../formats/bundle/bundle-records.ts'
import type { BundleTools } from '../../formats/bundle/bundle-tools.ts'
import { type BundleEnd, lookAtBundle, readBundle, type WholeBundle } from '../../formats/bundle/read-bundle.ts'
import type { BundleProgress, BundleRefusal } from '../../ipc/bundle-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import { holdsPost } from '../../plan/post-document.ts'
import { tagOf } from '../../replica/plan-tag.ts'
import type { Replica } from '../../replica/replica.ts'
import type { DocId, Fingerprint } from '../../replica/store.ts'
import type { BundleKeys } from './bundle-keys.ts'
import { MediaTaker } from './bundle-media.ts'

/** Documents taken in with one commit. */
const batch = 64

/** Where a bundle is taken in, and with what. */
export interface BundleTarget {
  readonly replica: Replica
  readonly planId: string
  readonly keys: BundleKeys
  readonly tools: BundleTools
  /** True once the person has cancelled. */
  isCancelled(): boolean
  onProgress(progress: BundleProgress): void
}

/** What a bundle brought. */
export interface Taken {
  readonly kind: 'taken'
  readonly about: BundleAbout
  /** The Ed25519 public key of the device that wrote it. */
  readonly device: Uint8Array
  readonly newPosts: number
  readonly changedPosts: number
  readonly otherChanges: number
  readonly malformed: number
  /** Blobs that came in whole, and those that could not be kept. */
  readonly media: number
  readonly mediaFailed: number
  /** Every document in the bundle with the fingerprint that it has at the writer. */
  readonly held: ReadonlyMap<DocId, Fingerprint>
}

type Refusal = BundleRefusal['reason']
/** How taking in a bundle ended. Cancelled or refused, it has changed nothing. */
export type Taking = Taken | { readonly kind: 'cancelled' } | { readonly kind: 'refused'; readonly reason: Refusal }

interface Checked {
  readonly kind: 'checked'
  readonly whole: WholeBundle
  readonly about: BundleAbout
  readonly statements: readonly Uint8Array[]
}

type Document = Extract<BundleRecord, { kind: 'document' }>

const refuse = (reason: Refusal): Taking => ({ kind: 'refused', reason })

/** Reads a bundle to its end, checks who wrote it, and only then reads it again and takes its documents in [BU3] [BU5]. */
export async function applyBundle(file: FileLike, target: BundleTarget): Promise<Taking> {
  const looked = await lookAtBundle(file)
  if (looked.kind === 'no-bundle') return refuse('not-a-bundle')
  if (looked.kind === 'newer') return refuse('newer-version')
  if (looked.kind === 'damaged') return refuse('damaged')
  if (looked.header.planTag !== tagOf(target.planId)) return refuse('other-plan')
  const opening = await target.keys.key(looked.header.salt, looked.header)
  if (opening === null) return refuse('unknown-key')
  const checked = await check(file, opening.key, target)
  if (checked.kind !== 'checked') return checked.kind === 'cancelled' ? checked : refuse('damaged')
  const { digest, device, signature } = checked.whole
  const { keyId, sealed } = looked.header
  const signed = { digest, device, signature, statements: checked.statements, keyId, sealed }
  const standing = await target.keys.judge(signed)
  if (standing === null) return refuse('no-network')
  if (standing !== 'writer') return refuse(standing)
  return new Taker(checked, target).take(readBundle(file, opening.key, target.tools, checked.whole))
}

/** Reads everything once and changes nothing. */
async function check(
  file: FileLike,
  key: Uint8Array,
  { tools, isCancelled, onProgress }: BundleTarget,
): Promise<Checked | { readonly kind: 'damaged' } | { readonly kind: 'cancelled' }> {
  const records = readBundle(file, key, tools)
  const statements: Uint8Array[] = []
  let about: BundleAbout | null = null
  let [documents, media] = [0, 0]
  for (;;) {
    const next = await records.next()
    if (isCancelled()) return { kind: 'cancelled' }
    if (next.done === true) {
      return next.value.kind === 'damaged' || about === null
        ? { kind: 'damaged' }
        : { kind: 'checked', whole: next.value, about, statements }
    }
    const record = next.value
    if (record.kind === 'about') about ??= record
    else if (record.kind === 'statement') statements.push(record.bytes)
    else if (record.kind === 'document') documents += 1
    else media += record.bytes.length
    if (record.kind === 'media' || documents % batch === 0)
      onProgress({ phase: 'checking', ...progressOf(about, documents, media) })
  }
}

const progressOf = (about: BundleAbout | null, documents: number, media: number) => ({
  done: documents,
  total: about?.documents ?? documents,
  media: { done: media, total: about?.mediaBytes ?? media },
})

/** Takes the documents of a checked bundle in, batch by batch; a crash between two leaves a plan that is whole. */
class Taker {
  readonly #checked: Checked
  readonly #target: BundleTarget
  readonly #held = new Map<DocId, Fingerprint>()
  #known: ReadonlyMap<DocId, Fingerprint> = new Map()
  #waiting: Document[] = []
  readonly #counts = { newPosts: 0, changedPosts: 0, otherChanges: 0, malformed: 0 }
  readonly #media: MediaTaker
  #mediaBytes = 0

  constructor(checked: Checked, target: BundleTarget) {
    this.#checked = checked
    this.#target = target
    this.#media = new MediaTaker(target.replica)
  }

  async take(records: AsyncGenerator<BundleRecord, BundleEnd>): Promise<Taking> {
    this.#known = await this.#target.replica.fingerprints()
    for (;;) {
      const next = await records.next()
      if (this.#target.isCancelled()) return { kind: 'cancelled' }
      if (next.done === true) return this.#end(next.value)
      if (next.value.kind === 'document') await this.#add(next.value)
      else if (next.value.kind === 'media') await this.#addMedia(next.value)
    }
  }

  async #add(document: Document): Promise<void> {
    this.#held.set(document.id, document.fingerprint)
    if (this.#held.size % batch === 0) this.#tell()
    // What is here as it is there needs no look: most of a bundle that is applied twice.
    if (this.#known.get(document.id) === document.fingerprint) return
    this.#waiting.push(document)
    if (this.#waiting.length >= batch) await this.#write()
  }

  /** Media stand behind the documents, which say what the plan names. */
  async #addMedia(record: Extract<BundleRecord, { kind: 'media' }>): Promise<void> {
    await this.#write()
    await this.#media.take(record)
    this.#mediaBytes += record.bytes.length
    this.#tell()
  }

  async #write(): Promise<void> {
    if (this.#waiting.length === 0) return
    const { replica } = this.#target
    const documents = this.#waiting
    this.#waiting = []
    const received = await replica.receive(documents)
    for (const [at, { id }] of documents.entries()) {
      const what = received[at]
      if (what === 'malformed') this.#counts.malformed += 1
      if (what !== 'new' && what !== 'changed') continue
      const isPost = (await replica.read(id, holdsPost)) === true
      if (!isPost) this.#counts.otherChanges += 1
      else if (what === 'new') this.#counts.newPosts += 1
      else this.#counts.changedPosts += 1
    }
  }

  async #end(end: BundleEnd): Promise<Taking> {
    await this.#write()
    this.#tell()
    if (end.kind === 'damaged') return refuse('interrupted')
    const { about, whole } = this.#checked
    return { kind: 'taken', about, device: whole.device, ...this.#counts, ...this.#mediaCounts(), held: this.#held }
  }

  #mediaCounts() {
    return { media: this.#media.files, mediaFailed: this.#media.failed }
  }

  #tell(): void {
    const progress = progressOf(this.#checked.about, this.#held.size, this.#mediaBytes)
    this.#target.onProgress({ phase: 'applying', ...progress })
  }
}
