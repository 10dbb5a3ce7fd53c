import * as v from 'valibot'
import type * as Y from 'yjs'
import { isBlobHash } from '../replica/blobs/chunks.ts'
import { type Asset, type AssetId, type AssetPatch, licences, type NewAsset } from './asset.ts'
import { assetIdOf, docKind } from './doc-kind.ts'
import { addIds, type IdSet, idsIn, removeIds } from './id-set.ts'
import { mimeTypes, traces } from './media-formats.ts'
import { plainLine } from './plain-line.ts'
import { entryId, isListedId, lastInstant } from './post-schema.ts'
import { sameValue } from './same-value.ts'

/**
 * The shape of an asset's document [AS3]: a map `asset` of fields, a set of ids `tags`, and a map `crops` from channel to
 * crop. Nothing else knows these names.
 */
const fieldsOf = (doc: Y.Doc) => doc.getMap<unknown>('asset')
const tagsOf = (doc: Y.Doc): IdSet => doc.getMap('tags')
const cropsOf = (doc: Y.Doc) => doc.getMap<unknown>('crops')

const maxCrops = 200
const hash = v.pipe(v.string(), v.check(isBlobHash))
const line = (length: number) => v.fallback(v.pipe(v.string(), v.transform(plainLine), v.maxLength(length)), '')
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const someHash = v.fallback(v.nullable(hash), null)

/** No file that is taken is longer [AS5]. */
const mostBytes = 200 * 2 ** 20

/** What cannot be missing: without it there is no asset. */
const factsSchema = v.object({
  hash,
  kind: v.picklist(['image', 'video']),
  mime: v.picklist(Object.values(mimeTypes)),
  bytes: v.pipe(count, v.maxValue(mostBytes)),
  width: size,
  height: size,
})
const restSchema = v.object({
  animated: v.fallback(v.boolean(), false),
  durationMs: v.fallback(v.nullable(count), null),
  perceptual: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))), null),
  removed: v.fallback(v.pipe(v.array(v.picklist(traces)), v.maxLength(traces.length)), []),
  name: line(200),
  credit: line(500),
  licence: v.fallback(v.picklist(licences), 'unknown'),
  source: line(2048),
  folder: line(100),
  starred: v.fallback(v.boolean(), false),
  focus: v.fallback(v.nullable(v.object({ x: share, y: share })), null),
  thumbnail: someHash,
  tile: someHash,
  deleted: v.fallback(v.boolean(), false),
  addedBy: v.fallback(v.nullable(entryId), null),
  addedAt: v.fallback(v.pipe(count, v.maxValue(lastInstant)), 0),
})
const cropSchema = v.pipe(
  v.object({ x: share, y: share, width: share, height: share }),
  v.check(({ x, y, width, height }) => width > 0 && height > 0 && x + width <= 1.000_001 && y + height <= 1.000_001),
)

const empty = {
  animated: false,
  durationMs: null,
  perceptual: null,
  removed: [],
  name: '',
  credit: '',
  licence: 'unknown',
  source: '',
  folder: '',
  starred: false,
  focus: null,
  thumbnail: null,
  tile: null,
  deleted: false,
  addedBy: null,
  addedAt: 0,
} as const satisfies Partial<Asset>

/** Fills a document with a new asset. One that was here and is deleted comes back as the team had described it. */
export function createAsset(doc: Y.Doc, asset: NewAsset, now: number): void {
  const known = readAsset(assetIdOf(asset.hash), doc)
  if (known !== null) {
    changeAsset(doc, { deleted: false })
    return
  }
  doc.transact(() => {
    const defaults: Readonly<Record<string, unknown>> = empty
    for (const [key, value] of Object.entries({ ...asset, addedAt: now }))
      if (!sameValue(value, defaults[key])) fieldsOf(doc).set(key, value)
  })
}

const patched = [
  'name',
  'credit',
  'licence',
  'source',
  'folder',
  'starred',
  'focus',
  'thumbnail',
  'tile',
  'deleted',
] as const

/** Applies a patch. What already is as the patch wants stays untouched, so that nothing is sent for it. */
export function changeAsset(doc: Y.Doc, patch: AssetPatch): void {
  doc.transact(() => {
    const fields = fieldsOf(doc)
    for (const key of patched) {
      const value = patch[key]
      if (value === undefined || sameValue(fields.get(key) ?? empty[key], value)) continue
      fields.set(key, value)
    }
    addIds(tagsOf(doc), patch.addTags ?? [])
    removeIds(tagsOf(doc), patch.removeTags ?? [])
    for (const [channel, crop] of Object.entries(patch.crops ?? {})) {
      if (sameValue(cropsOf(doc).get(channel) ?? null, crop)) continue
      if (crop === null) cropsOf(doc).delete(channel)
      else cropsOf(doc).set(channel, { ...crop })
    }
  })
}

/**
 * What the document says; null if it holds no asset, or one whose hash leads to another document [AS1]. Fields that
 * cannot be read take their defaults.
 */
export function readAsset(id: AssetId, doc: Y.Doc): Asset | null {
  if (docKind(id) !== 'asset' || fieldsOf(doc).size === 0) return null
  const stored = { ...empty, ...Object.fromEntries(fieldsOf(doc).entries()) }
  const facts = v.safeParse(factsSchema, stored)
  if (!facts.success || assetIdOf(facts.output.hash) !== id) return null
  return { id, ...facts.output, ...v.parse(restSchema, stored), tags: idsIn(tagsOf(doc)), crops: readCrops(doc) }
}

function readCrops(doc: Y.Doc): Asset['crops'] {
  const crops = [...cropsOf(doc).entries()].flatMap(([channel, value]) => {
    const crop = v.safeParse(cropSchema, value)
    return crop.success && isListedId(channel) ? [[channel, crop.output] as const] : []
  })
  return Object.fromEntries(crops.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, maxCrops))
}
