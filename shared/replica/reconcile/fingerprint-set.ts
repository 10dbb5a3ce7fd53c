import type { DocId, Fingerprint } from '../store.ts'
import { addTo, fullHex, itemHash, type Lanes, type ShortHash, setHash, shortHash } from './item-hash.ts'

/** One document in the set. */
export class Item {
  readonly id: DocId
  readonly fingerprint: Fingerprint
  readonly hash: Lanes
  #short: ShortHash | null = null

  constructor(id: DocId, fingerprint: Fingerprint) {
    this.id = id
    this.fingerprint = fingerprint
    this.hash = itemHash(id, fingerprint)
  }

  /** Made when it is first asked for: most documents are never listed. */
  get short(): ShortHash {
    this.#short ??= shortHash(this.hash)
    return this.#short
  }
}

interface Block {
  readonly items: Item[]
  readonly sum: Lanes
}

const blockSize = 32

/** Upper bound that lies above every id. */
export const endOfIds = '~'

/** The first index in a sorted list of `length` for which `isAtOrAfter` holds. */
function lowerBound(length: number, isAtOrAfter: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtOrAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * All documents of a plan in the order of their ids, in blocks that carry the sum of their hashes: a change costs a
 * binary search and one block, the fingerprint of any range the blocks it spans [RC1].
 */
export class FingerprintSet {
  readonly #blocks: Block[] = []
  readonly #total: Lanes = new Uint32Array(4)
  #size = 0

  constructor(entries: Iterable<readonly [DocId, Fingerprint]> = []) {
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
    for (let start = 0; start < sorted.length; start += blockSize / 2) {
      const items = sorted.slice(start, start + blockSize / 2).map(([id, print]) => new Item(id, print))
      const block = this.#blockOf(items)
      this.#blocks.push(block)
      this.#size += items.length
      addTo(this.#total, block.sum)
    }
  }

  get size(): number {
    return this.#size
  }

  /** In rising order. */
  ids(): readonly DocId[] {
    return this.#blocks.flatMap(({ items }) => items.map(({ id }) => id))
  }

  /** The plan's fingerprint, 16 bytes as hex. */
  root(): Fingerprint {
    return fullHex(setHash(this.#total, this.#size))
  }

  has(id: DocId): boolean {
    return this.get(id) !== undefined
  }

  get(id: DocId): Fingerprint | undefined {
    const found = this.#blocks[this.#blockIndex(id)]?.items
    if (found === undefined) return undefined
    const item = found[lowerBound(found.length, (index) => (found[index] as Item).id >= id)]
    return item?.id === id ? item.fingerprint : undefined
  }

  /** Adds a document or replaces its fingerprint. */
  set(id: DocId, fingerprint: Fingerprint): void {
    const blockIndex = this.#blockIndex(id)
    const item = new Item(id, fingerprint)
    const block = this.#blocks[blockIndex]
    if (block === undefined) {
      this.#blocks.push(this.#blockOf([item]))
      this.#size += 1
    } else {
      this.#put(block, item)
      if (block.items.length > blockSize) this.#split(blockIndex, block)
    }
    addTo(this.#total, item.hash)
  }

  /** Takes a document out, if it is in the set. */
  delete(id: DocId): void {
    const blockIndex = this.#blockIndex(id)
    const block = this.#blocks[blockIndex]
    const at = block?.items.findIndex((item) => item.id === id) ?? -1
    const item = block?.items[at]
    if (block === undefined || item === undefined) return
    block.items.splice(at, 1)
    addTo(block.sum, item.hash, -1)
    addTo(this.#total, item.hash, -1)
    this.#size -= 1
    if (block.items.length === 0) this.#blocks.splice(blockIndex, 1)
  }

  /** Items with `lower <= id < upper`, in order. */
  range(lower: string, upper: string): Item[] {
    const found: Item[] = []
    for (let index = this.#blockIndex(lower); index < this.#blocks.length; index++) {
      const items = (this.#blocks[index] as Block).items
      if ((items[0] as Item).id >= upper) break
      const from = lowerBound(items.length, (at) => (items[at] as Item).id >= lower)
      const to = lowerBound(items.length, (at) => (items[at] as Item).id >= upper)
      for (let at = from; at < to; at++) found.push(items[at] as Item)
    }
    return found
  }

  /** The fingerprint of the range and how many documents it holds. */
  summary(lower: string, upper: string): { readonly hash: Lanes; readonly count: number } {
    const sum = new Uint32Array(4)
    let count = 0
    for (let index = this.#blockIndex(lower); index < this.#blocks.length; index++) {
      const { items, sum: blockSum } = this.#blocks[index] as Block
      const first = (items[0] as Item).id
      if (first >= upper) break
      if (first >= lower && (items.at(-1) as Item).id < upper) {
        addTo(sum, blockSum)
        count += items.length
        continue
      }
      const from = lowerBound(items.length, (at) => (items[at] as Item).id >= lower)
      const to = lowerBound(items.length, (at) => (items[at] as Item).id >= upper)
      for (let at = from; at < to; at++) addTo(sum, (items[at] as Item).hash)
      count += Math.max(0, to - from)
    }
    return { hash: setHash(sum, count), count }
  }

  #blockOf(items: Item[]): Block {
    const sum = new Uint32Array(4)
    for (const item of items) addTo(sum, item.hash)
    return { items, sum }
  }

  /** The last block that starts at or before the id; the first if all start later. */
  #blockIndex(id: string): number {
    const after = lowerBound(this.#blocks.length, (index) => ((this.#blocks[index] as Block).items[0] as Item).id > id)
    return Math.max(0, after - 1)
  }

  #put(block: Block, item: Item): void {
    const { items, sum } = block
    const at = lowerBound(items.length, (index) => (items[index] as Item).id >= item.id)
    const old = items[at]
    const replaces = old?.id === item.id
    if (replaces) {
      addTo(sum, old.hash, -1)
      addTo(this.#total, old.hash, -1)
    } else {
      this.#size += 1
    }
    items.splice(at, replaces ? 1 : 0, item)
    addTo(sum, item.hash)
  }

  #split(index: number, block: Block): void {
    const half = block.items.length >>> 1
    this.#blocks.splice(index, 1, this.#blockOf(block.items.slice(0, half)), this.#blockOf(block.items.slice(half)))
  }
}
