import { createEncoder, toUint8Array } from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { ByteReader } from '../byte-reader.ts'
import { endOfIds, FingerprintSet } from './fingerprint-set.ts'
import { mostRanges, readRanges, writeRanges } from './range-codec.ts'
import { advance, firstRanges, type Range, type Step } from './ranges.ts'

const hexOf = (random: SeededRandom) => [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function entries(random: SeededRandom, count: number): [string, string][] {
  return Array.from({ length: count }, (_, index) => [random.docId(1_700_000_000_000 + index * 60_000), hexOf(random)])
}

/** Sends ranges over the wire: what comes out, and what it costs. */
function carried(ranges: readonly Range[]): { readonly ranges: Range[]; readonly bytes: number } {
  const encoder = createEncoder()
  writeRanges(encoder, ranges)
  const bytes = toUint8Array(encoder)
  const reader = new ByteReader(bytes)
  const read = readRanges(reader)
  expect([reader.failure, reader.left]).toEqual([null, 0])
  expect(read).toEqual(ranges)
  return { ranges: read, bytes: bytes.length }
}

/** Runs one round between two sets: which documents each side would send, and the cost of finding out. */
function round(a: FingerprintSet, b: FingerprintSet) {
  const found = { a: new Set<string>(), b: new Set<string>() }
  let bytes = 0
  let messages = 0
  const listed = { a: firstRanges(a).listed, b: new Map<string, string>() as Step['listed'] }
  let ranges: readonly Range[] = firstRanges(a).ranges
  for (let side: 'a' | 'b' = 'b'; ranges.length > 0; side = side === 'a' ? 'b' : 'a') {
    if (++messages > 20) throw new Error('The round does not end.')
    const sent = carried(ranges)
    bytes += sent.bytes
    const step = advance(side === 'a' ? a : b, sent.ranges, listed[side])
    listed[side] = step.listed
    for (const id of [...step.offer, ...step.push, ...step.wanted]) found[side].add(id)
    ranges = step.ranges
  }
  return { found, bytes, messages }
}

describe('reconciliation', () => {
  it('[RC2] [RC4] finds exactly what differs, whatever it is', () => {
    const random = new SeededRandom(11)
    for (let run = 0; run < 60; run++) {
      const all = entries(random, random.below(random.pick([3, 40, 300, 2000])))
      const share = random.next()
      const [onlyA, onlyB, both] = [new Set<string>(), new Set<string>(), new Set<string>()]
      const [ofA, ofB]: [[string, string][], [string, string][]] = [[], []]
      for (const [id, print] of all) {
        const dice = random.chance(share) ? 3 : random.below(3)
        if (dice !== 1) ofA.push([id, print])
        if (dice !== 0) ofB.push([id, dice === 2 ? hexOf(random) : print])
        if (dice === 0) onlyA.add(id)
        if (dice === 1) onlyB.add(id)
        if (dice === 2) both.add(id)
      }
      const [a, b] = [new FingerprintSet(ofA), new FingerprintSet(ofB)]
      const { found } = round(a, b)
      for (const id of onlyA) expect(found.a.has(id)).toBe(true)
      for (const id of onlyB) expect(found.b.has(id)).toBe(true)
      for (const id of both) expect(found.a.has(id) || found.b.has(id)).toBe(true)
      expect(new Set([...found.a, ...found.b]).size).toBe(onlyA.size + onlyB.size + both.size)
      expect(a.root() === b.root()).toBe(onlyA.size + onlyB.size + both.size === 0)
    }
  })

  it('[RC1] gives one fingerprint for one content, in whatever order it came', () => {
    const random = new SeededRandom(12)
    const all = entries(random, 3000)
    const bulk = new FingerprintSet(all)
    const stepwise = new FingerprintSet()
    for (const [id] of all) stepwise.set(id, hexOf(random))
    for (const [id, print] of [...all].sort(() => random.next() - 0.5)) stepwise.set(id, print)
    expect(stepwise.root()).toBe(bulk.root())
    expect([stepwise.size, stepwise.get(all[7]?.[0] ?? '')]).toEqual([3000, all[7]?.[1]])
    stepwise.set(all[5]?.[0] ?? '', all[6]?.[1] ?? '')
    expect(stepwise.root()).not.toBe(bulk.root())
  })

  it('[RC3] an unequal range is listed up to 32 documents, and cut into 16 parts at most above', () => {
    const random = new SeededRandom(14)
    const answerOf = (count: number) => {
      const set = new FingerprintSet(entries(random, count))
      return advance(set, [{ upper: endOfIds, kind: 'hash', hash: '12345678' }], new Map()).ranges
    }
    expect(answerOf(32)).toMatchObject([{ kind: 'leaf', upper: endOfIds }])
    expect(answerOf(33).map(({ kind }) => kind)).toEqual(['hash', 'hash', 'hash'])
    expect(answerOf(5000).map(({ kind }) => kind)).toEqual(Array(16).fill('hash'))
  })

  it('[RC5] skips beside each other are one, and one at the end is none: where all is equal, nothing is answered', () => {
    const random = new SeededRandom(15)
    const all = entries(random, 1000)
    const [same, changed] = [new FingerprintSet(all), new FingerprintSet(all)]
    expect(advance(same, firstRanges(changed).ranges, new Map()).ranges).toEqual([])
    changed.set(all[500]?.[0] ?? '', hexOf(random))
    const answer = advance(same, firstRanges(changed).ranges, new Map()).ranges
    expect(answer[0]?.kind).toBe('skip')
    expect(answer.filter(({ kind }) => kind === 'skip')).toHaveLength(1)
    expect(answer.at(-1)?.kind).not.toBe('skip')
  })

  it('[RC8] what is wanted is what was listed, whatever has become of it', () => {
    const random = new SeededRandom(16)
    const all = entries(random, 3)
    const set = new FingerprintSet(all)
    const { ranges, listed } = firstRanges(set)
    const [range] = ranges
    if (range?.kind !== 'leaf') throw new Error('Three documents are listed.')
    for (const [id] of all) set.set(id, hexOf(random))
    const want = { upper: endOfIds, kind: 'want', hashes: range.hashes.slice(1) } as const
    expect(advance(set, [want], listed).wanted).toEqual([all[1]?.[0], all[2]?.[0]])
    expect(advance(set, [want], new Map()).wanted).toEqual([])
  })

  it('[RC7] costs what differs, not what is there', () => {
    const random = new SeededRandom(13)
    const all = entries(random, 10_000)
    const a = new FingerprintSet(all)
    const cost = (changed: number) => {
      const b = new FingerprintSet(all)
      for (let count = 0; count < changed; count++) b.set(random.pick(all)[0], hexOf(random))
      return round(a, b)
    }
    const [ten, thousand] = [cost(10), cost(1000)]
    expect(ten.bytes).toBeLessThan(8 * 1024)
    expect(ten.messages).toBeLessThanOrEqual(6)
    expect(thousand.bytes).toBeLessThan(150 * 1024)
  })

  it('[RC6] reads no more ranges and hashes than a comparison needs', () => {
    const reads = (ranges: readonly Range[]) => {
      const encoder = createEncoder()
      writeRanges(encoder, ranges)
      const reader = new ByteReader(toUint8Array(encoder))
      readRanges(reader)
      return reader.failure
    }
    const skips = (count: number): readonly Range[] =>
      Array.from({ length: count }, (_, at) => ({ kind: 'skip', upper: (at + 1).toString(16).padStart(8, '0') }))
    const leaf = (count: number): readonly Range[] => [
      { kind: 'leaf', upper: endOfIds, hashes: Array.from({ length: count }, () => '12345678') },
    ]
    expect(reads(skips(mostRanges))).toBeNull()
    expect(reads(skips(mostRanges + 1))).toContain('too many')
    expect(reads(leaf(256))).toBeNull()
    expect(reads(leaf(257))).toContain('too long')
  })

  it('[RC4] gives a newcomer a plan of any size', () => {
    const all = entries(new SeededRandom(15), 200_000)
    const step = advance(new FingerprintSet(all), firstRanges(new FingerprintSet()).ranges, new Map())
    expect(step.push).toHaveLength(all.length)
  })
})
