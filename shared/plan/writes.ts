import * as Y from 'yjs'

/** Picks the Yjs clients whose writes count. */
export type Writers = (client: number) => boolean

/** Everyone's writes count. */
export const anyone: Writers = () => true

/**
 * What has ever been written under a key of a shared map, and into the type that stands there, in Yjs' units. Yjs keeps
 * each write of a key, also of the one that lost against another, so the count only rises: where it is what it was,
 * nobody has written since.
 */
export function writesUnder(map: Y.Map<unknown>, key: string, writers: Writers): number {
  return countBack(map._map.get(key) ?? null, writers)
}

/** All that has ever been written in a document, in Yjs' units. */
export function writesIn(doc: Y.Doc, writers: Writers): number {
  let count = 0
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) if (writers(client)) count += clock
  return count
}

/** The newest item of a key has the older ones to its left. */
function countBack(newest: Y.Item | null, writers: Writers): number {
  let count = 0
  for (let item = newest; item !== null; item = item.left) count += countOf(item, writers)
  return count
}

function countOf(item: Y.Item, writers: Writers): number {
  const own = writers(item.id.client) ? item.length : 0
  return item.content instanceof Y.ContentType ? own + countInside(item.content.type, writers) : own
}

function countInside(type: Y.AbstractType<unknown>, writers: Writers): number {
  let count = 0
  for (let item = type._start; item !== null; item = item.right) count += countOf(item, writers)
  for (const newest of type._map.values()) count += countBack(newest, writers)
  return count
}
