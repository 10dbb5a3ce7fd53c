import * as Y from 'yjs'

/** Places that Yjs may still pass; without an end while nobody counts. */
let left = Number.POSITIVE_INFINITY

const integrate = Y.Item.prototype.integrate

/**
 * Where items meet at one place Yjs looks at each for each, and cannot be told to stop. It calls this for each item, so
 * that the places it is about to pass can be counted before.
 */
Y.Item.prototype.integrate = function countedIntegrate(this: Y.Item, transaction: Y.Transaction, offset: number): void {
  if (left !== Number.POSITIVE_INFINITY) countPlaces(this, transaction, offset)
  integrate.call(this, transaction, offset)
}

/**
 * Runs `task`, and throws in the midst of it once Yjs has passed `most` places to fit items in [EX9]. Returns how many it
 * has passed.
 */
export function withinPlaces(most: number, task: () => void): number {
  left = most
  try {
    task()
    return most - left
  } finally {
    left = Number.POSITIVE_INFINITY
  }
}

function pass(): void {
  left -= 1
  if (left < 0) throw new RangeError('An update takes too long to be fitted in.')
}

/** Yjs walks over what stands between the neighbours of an item that is to be fitted in. */
function countPlaces(item: Y.Item, transaction: Y.Transaction, offset: number): void {
  let other = firstBetween(item, transaction, offset)
  for (; other !== null && other !== item.right && !comesBefore(item, other); other = other.right) pass()
}

/** Of two between the same neighbours the lower client comes first: Yjs looks no further. */
const comesBefore = ({ id, origin, rightOrigin }: Y.Item, other: Y.Item) =>
  id.client <= other.id.client && Y.compareIDs(origin, other.origin) && Y.compareIDs(rightOrigin, other.rightOrigin)

function firstBetween({ id, left: before, parent, parentSub }: Y.Item, transaction: Y.Transaction, offset: number) {
  // Its beginning is here already: it goes on behind that.
  if (offset > 0) return Y.getItem(transaction.doc.store, Y.createID(id.client, id.clock + offset - 1)).right
  if (before !== null) return before.right
  if (!(parent instanceof Y.AbstractType)) return null
  if (parentSub === null) return parent._start
  let first = parent._map.get(parentSub) ?? null
  for (; first !== null && first.left !== null; first = first.left) pass()
  return first
}
