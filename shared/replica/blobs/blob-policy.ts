import type { Interests } from './blob-exchange.ts'
import type { Blobs } from './blobs.ts'
import { bytesOf } from './blobs.ts'
import type { BlobHash } from './chunks.ts'

/** A blob that a plan refers to. `preview` is what lists show: small, and always wanted. */
export interface BlobRef {
  readonly hash: BlobHash
  readonly use: 'preview' | 'original'
  /** Bytes, as the plan says; null if it does not. */
  readonly size: number | null
}

/** Bytes of a preview at most: it comes to every computer whatever the rules, and is never let go. */
const largestPreview = 1024 * 1024

/** The most bytes of each blob, as far as the plan says: a longer one is not what its asset says, and is not fetched [BL11]. */
export function longestOf(refs: readonly BlobRef[]): ReadonlyMap<BlobHash, number> {
  const longest = new Map<BlobHash, number>()
  for (const { hash, use, size } of refs) {
    const most = use === 'preview' ? largestPreview : (size ?? Number.POSITIVE_INFINITY)
    longest.set(hash, Math.max(most, longest.get(hash) ?? 0))
  }
  return longest
}

/** How much media this device keeps. */
export interface MediaRules {
  /** Whether originals come by themselves, or only when a person wants them. */
  readonly originals: 'all' | 'on-demand'
  /** Bytes that media may take here; null for no limit. */
  readonly budget: number | null
}

/** What people wanted and refused, beside the rules. */
export interface MediaChoices {
  readonly wanted: ReadonlySet<BlobHash>
  readonly refused: ReadonlySet<BlobHash>
}

/** Originals come by themselves up to this share of the budget, and are let go down to the other: so none goes to and fro. */
const fillTo = 0.9
const emptyTo = 0.95

/**
 * What to fetch and in which order: what a person wants, then previews, then originals as far as the rules and the room
 * allow, those that `refs` names first before the others.
 */
export function interestsOf(
  refs: readonly BlobRef[],
  blobs: Blobs,
  rules: MediaRules,
  { wanted, refused }: MediaChoices,
): Interests {
  const interests = new Map<BlobHash, number | null>()
  let room = rules.budget === null ? Number.POSITIVE_INFINITY : rules.budget * fillTo - blobs.usage.bytes
  for (const { hash, use, size } of refs) {
    const known = interests.get(hash)
    if (typeof known === 'number' && (use === 'original' || known < 2)) continue
    if (use === 'preview') interests.set(hash, 1)
    else if (blobs.has(hash)) interests.set(hash, null)
    else {
      const missing = (size ?? 0) - bytesOf(blobs.find(hash))
      const comes = rules.originals === 'all' && !refused.has(hash) && missing < room
      if (comes) room -= missing
      interests.set(hash, comes ? 2 : null)
    }
  }
  for (const hash of wanted) interests.set(hash, 0)
  return interests
}

/**
 * Whole blobs to let go so that the budget is kept, in this order: what the plan no longer refers to, then the originals
 * that were used least recently. Previews and what a person wants stay. None while there is room.
 */
export function blobsToLetGo(
  refs: readonly BlobRef[],
  blobs: Blobs,
  rules: MediaRules,
  { wanted }: MediaChoices,
): readonly BlobHash[] {
  let over = rules.budget === null || blobs.usage.bytes <= rules.budget ? 0 : blobs.usage.bytes - rules.budget * emptyTo
  const uses = new Map<BlobHash, BlobRef['use']>()
  for (const { hash, use } of refs) if (uses.get(hash) !== 'preview') uses.set(hash, use)
  const candidates = [...blobs.all()].filter(
    ({ hash, from }) => from === 0 && uses.get(hash) !== 'preview' && !wanted.has(hash),
  )
  const rank = (hash: BlobHash) => (uses.has(hash) ? 1 : 0)
  candidates.sort((a, b) => rank(a.hash) - rank(b.hash) || a.usedAt - b.usedAt)
  const chosen: BlobHash[] = []
  for (const { hash, size } of candidates) {
    if (over <= 0) break
    chosen.push(hash)
    over -= size
  }
  return chosen
}
