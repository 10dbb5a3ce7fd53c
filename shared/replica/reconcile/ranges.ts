import { bytesToId, idLength, idToBytes } from '../ids.ts'
import type { DocId } from '../store.ts'
import { endOfIds, type FingerprintSet, type Item } from './fingerprint-set.ts'
import { type ShortHash, shortHash } from './item-hash.ts'

/** One stretch of ids, from the end of the stretch before it up to `upper` (exclusive). */
export type Range =
  | { readonly upper: string; readonly kind: 'skip' }
  | { readonly upper: string; readonly kind: 'hash'; readonly hash: ShortHash }
  | { readonly upper: string; readonly kind: 'leaf' | 'want'; readonly hashes: readonly ShortHash[] }

/** What one side does with the ranges it was sent. */
export interface Step {
  /** The ranges to send back; empty when nothing is left to compare. */
  readonly ranges: readonly Range[]
  /** Documents that the other side lacks or has in another state: send their state vectors. */
  readonly offer: readonly DocId[]
  /** Documents that the other side lacks: send them whole. */
  readonly push: readonly DocId[]
  /** Documents that the other side asked for by hash: send them whole, unless they were offered before. */
  readonly wanted: readonly DocId[]
  readonly listed: Listed
}

/**
 * Which documents the hashes of the leaves in a message stood for. Kept until the answer comes, because the documents
 * may have changed by then.
 */
export type Listed = ReadonlyMap<ShortHash, DocId>

/** A range with at most this many documents is listed rather than split [RC3]. */
const leafSize = 32
const branches = 16

/** The shortest prefix, in whole bytes, that is above `below` and not above `id`: all that a bound needs. */
function separator(below: DocId, id: DocId): string {
  const [a, b] = [idToBytes(below), idToBytes(id)]
  let shared = 0
  while (shared < idLength && a[shared] === b[shared]) shared++
  return bytesToId(b.subarray(0, shared + 1))
}

function leaf(upper: string, items: readonly Item[], listed: Map<ShortHash, DocId>): Range {
  const hashes = items.map((item) => item.short)
  for (const [index, { id }] of items.entries()) listed.set(hashes[index] ?? '', id)
  return { upper, kind: 'leaf', hashes }
}

/** Describes a stretch of the own set: as a leaf if it is small, as hashes of its parts if it is not [RC2]. */
function portray(set: FingerprintSet, lower: string, upper: string, listed: Map<ShortHash, DocId>): Range[] {
  const items = set.range(lower, upper)
  if (items.length <= leafSize) return [leaf(upper, items, listed)]
  const parts = Math.min(branches, Math.ceil(items.length / (leafSize / 2)))
  const ranges: Range[] = []
  let from = lower
  for (let part = 1; part <= parts; part++) {
    const at = Math.floor((items.length * part) / parts)
    const next = items[at]
    const to = next === undefined ? upper : separator((items[at - 1] as Item).id, next.id)
    ranges.push({ upper: to, kind: 'hash', hash: shortHash(set.summary(from, to).hash) })
    from = to
  }
  return ranges
}

/** What the side that starts a round sends first. */
export function firstRanges(set: FingerprintSet): { readonly ranges: readonly Range[]; readonly listed: Listed } {
  const listed = new Map<ShortHash, DocId>()
  return { ranges: portray(set, '', endOfIds, listed), listed }
}

interface Leaf {
  readonly offer: readonly DocId[]
  readonly push: readonly DocId[]
  readonly want: readonly ShortHash[]
}

/** Compares a listed leaf with the own documents there [RC4]. */
function compareLeaf(own: readonly Item[], theirs: readonly ShortHash[]): Leaf {
  const known = new Set(theirs)
  const differing = own.filter((item) => !known.delete(item.short)).map((item) => item.id)
  const lackAll = theirs.length === 0
  return { offer: lackAll ? [] : differing, push: lackAll ? differing : [], want: [...known] }
}

/**
 * Answers ranges with the own view of them; both sides of a round use it. `before` is what the own last message of the
 * round listed.
 */
export function advance(set: FingerprintSet, received: readonly Range[], before: Listed): Step {
  const listed = new Map<ShortHash, DocId>()
  const ranges: Range[] = []
  const offer: DocId[] = []
  const push: DocId[] = []
  const wanted: DocId[] = []
  const answer = (...answers: readonly Range[]) => ranges.push(...answers)
  let lower = ''
  for (const range of received) {
    const { upper } = range
    if (range.kind === 'hash' && shortHash(set.summary(lower, upper).hash) !== range.hash) {
      answer(...portray(set, lower, upper, listed))
    } else if (range.kind === 'leaf') {
      const result = compareLeaf(set.range(lower, upper), range.hashes)
      for (const id of result.offer) offer.push(id)
      for (const id of result.push) push.push(id)
      answer(result.want.length === 0 ? { upper, kind: 'skip' } : { upper, kind: 'want', hashes: result.want })
    } else if (range.kind === 'want') {
      wanted.push(...range.hashes.flatMap((hash) => before.get(hash) ?? []))
      answer({ upper, kind: 'skip' })
    } else {
      answer({ upper, kind: 'skip' })
    }
    lower = upper
  }
  return { ranges: withoutIdleSkips(ranges), offer, push, wanted, listed }
}

/** Joins neighbouring skips and drops the last one: silence at the end means agreement [RC5]. */
function withoutIdleSkips(ranges: readonly Range[]): Range[] {
  const kept = ranges.filter((range, index) => range.kind !== 'skip' || ranges[index + 1]?.kind !== 'skip')
  if (kept.at(-1)?.kind === 'skip') kept.pop()
  return kept
}
