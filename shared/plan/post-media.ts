import * as Y from 'yjs'
import { type BlobHash, isBlobHash } from '../replica/blobs/chunks.ts'
import type { MediaUse, NewUse, UseId } from './post.ts'
import { isListedId } from './post-schema.ts'
import { keepLetters } from './post-text.ts'
import { type Writers, writesUnder } from './writes.ts'

/**
 * A post's media [AS4]: a map `media` from the id of each use to a map with the hash of its `asset` and a text `alt`,
 * and a list `media-order` of ids. A use that the list names twice stands where it stands first, one that it does not
 * name stands at the end: so nothing is lost when two people add, move and describe at once.
 */
const usesOf = (doc: Y.Doc) => doc.getMap<unknown>('media')
const orderOf = (doc: Y.Doc) => doc.getArray<unknown>('media-order')

/** More than any platform takes; what a hostile document holds beyond is not read. */
const maxUses = 100
const maxOrder = 2000
const maxAlt = 10_000

/** The post's media in order. */
export function readMedia(doc: Y.Doc): readonly MediaUse[] {
  return orderedIds(doc).flatMap((id) => readUse(doc, id) ?? [])
}

/** Adds uses at their places, or at the end. A use that is there already stays as it is. */
export function addMedia(doc: Y.Doc, uses: readonly NewUse[]): boolean {
  const missing = uses.filter(({ id }) => readUse(doc, id) === null)
  for (const { id, asset, alt, at } of missing) {
    const use = new Y.Map<unknown>()
    use.set('asset', asset)
    use.set('alt', new Y.Text(alt))
    usesOf(doc).set(id, use)
    place(doc, id, at ?? maxUses)
  }
  return missing.length > 0
}

/** Takes uses out of the post. The assets stay in the Library. */
export function removeMedia(doc: Y.Doc, ids: readonly UseId[]): boolean {
  const present = ids.filter((id) => usesOf(doc).has(id))
  for (const id of present) {
    usesOf(doc).delete(id)
    takeOut(doc, id)
  }
  return present.length > 0
}

/** How much `writers` have ever written of a use, what it shows included. */
export const writesOfMedia = (doc: Y.Doc, id: UseId, writers: Writers): number => writesUnder(usesOf(doc), id, writers)

/** Moves a use to a place among all, counted from 0. */
export function moveMedia(doc: Y.Doc, id: UseId, to: number, origin: unknown = null): void {
  if (readUse(doc, id) === null || orderedIds(doc)[to] === id) return
  doc.transact(() => place(doc, id, to), origin)
}

/** Says anew what a use shows, changing only what differs, so that two people can write at once. */
export function changeAlt(doc: Y.Doc, id: UseId, alt: string, origin: unknown = null): void {
  const text = altOf(doc, id)
  if (text === null) return
  const before = text.toString()
  let start = 0
  while (start < Math.min(before.length, alt.length) && before[start] === alt[start]) start++
  let tail = 0
  const most = Math.min(before.length, alt.length) - start
  while (tail < most && before[before.length - 1 - tail] === alt[alt.length - 1 - tail]) tail++
  const [gone, come] = [before.length - start - tail, alt.slice(start, alt.length - tail)]
  if (gone === 0 && come === '') return
  doc.transact(() => {
    keepLetters(text)
    if (gone > 0) text.delete(start, gone)
    if (come !== '') text.insert(start, come)
  }, origin)
}

function place(doc: Y.Doc, id: UseId, to: number): void {
  const others = orderedIds(doc).filter((other) => other !== id)
  takeOut(doc, id)
  // Those that the list does not name stand at the end: named, they stay there when others come after them.
  const named = new Set(orderOf(doc).slice(0, maxOrder))
  const nameless = others.filter((other) => !named.has(other))
  if (nameless.length > 0) orderOf(doc).push(nameless)
  const next = others[to]
  const at = next === undefined ? orderOf(doc).length : orderOf(doc).toArray().indexOf(next)
  orderOf(doc).insert(at, [id])
}

function takeOut(doc: Y.Doc, id: UseId): void {
  const order = orderOf(doc)
  for (let at = order.length - 1; at >= 0; at--) if (order.get(at) === id) order.delete(at)
}

function orderedIds(doc: Y.Doc): readonly UseId[] {
  const ids = [...usesOf(doc).keys()].filter(isListedId).sort().slice(0, maxUses)
  const known = new Set(ids)
  const named = orderOf(doc)
    .slice(0, maxOrder)
    .filter((id): id is UseId => typeof id === 'string' && known.has(id))
  return [...new Set([...named, ...ids])]
}

function readUse(doc: Y.Doc, id: UseId): MediaUse | null {
  const use = usesOf(doc).get(id)
  const asset = use instanceof Y.Map ? use.get('asset') : null
  if (typeof asset !== 'string' || !isBlobHash(asset)) return null
  return { id, asset, alt: altOf(doc, id)?.toString().slice(0, maxAlt) ?? '' }
}

function altOf(doc: Y.Doc, id: UseId): Y.Text | null {
  const use = usesOf(doc).get(id)
  const alt = use instanceof Y.Map ? use.get('alt') : null
  return alt instanceof Y.Text ? alt : null
}

/** The different assets of a post in order: for its card. */
export const assetsIn = (media: readonly MediaUse[]): readonly BlobHash[] => [
  ...new Set(media.map(({ asset }) => asset)),
]
