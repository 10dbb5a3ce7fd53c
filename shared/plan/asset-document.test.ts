import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { type Asset, type AssetPatch, licences, type NewAsset } from './asset.ts'
import { changeAsset, createAsset, readAsset } from './asset-document.ts'
import { assetReversal } from './asset-inverse.ts'
import { assetIdOf, docKind } from './doc-kind.ts'
import { listsDocId } from './lists.ts'
import { createPost } from './post-document.ts'

const hash = '0123456789abcdef'.repeat(4)
const id = assetIdOf(hash)
const fresh: NewAsset = {
  hash,
  kind: 'image',
  mime: 'image/png',
  bytes: 5000,
  width: 240,
  height: 160,
  animated: false,
  durationMs: null,
  perceptual: '00ff00ff00ff00ff',
  removed: ['location'],
  name: 'Duck',
  folder: 'Spring',
  thumbnail: null,
  tile: null,
  addedBy: 'ana',
}

function assetDoc(asset = fresh): Y.Doc {
  const doc = new Y.Doc()
  createAsset(doc, asset, 1_000)
  return doc
}

describe('the document of an asset', () => {
  it('is named by its hash, so that two computers make the same one [AS1]', () => {
    expect(id).toBe('01234567-89ab-8def-8123-456789abcdef')
    const ana = assetDoc()
    const ben = assetDoc({ ...fresh, name: 'Drake', addedBy: 'ben' })
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
    expect(readAsset(id, ana)).toEqual(readAsset(id, ben))
    expect(readAsset(id, ana)).toMatchObject({ hash, width: 240, folder: 'Spring' })
  })

  it('is told from posts and lists by its id alone [AS2]', () => {
    expect([id, listsDocId, '0190a000-0000-7000-8000-000000000001'].map(docKind)).toEqual(['asset', 'lists', 'post'])
    const both = assetDoc()
    createPost(both, { text: 'I am a post' }, 0)
    expect(readAsset(id, both)?.name).toBe('Duck')
    expect(readAsset('0190a000-0000-7000-8000-000000000001', both)).toBeNull()
  })

  it('with the hash of other bytes holds no asset [AS1]', () => {
    const doc = assetDoc()
    doc.getMap('asset').set('hash', 'f'.repeat(64))
    expect(readAsset(id, doc)).toBeNull()
    expect(readAsset(id, new Y.Doc())).toBeNull()
  })

  it('reads each field by itself, whatever a hostile document holds [AS3]', () => {
    const doc = assetDoc()
    const fields = doc.getMap('asset')
    for (const key of ['name', 'licence', 'focus', 'starred', 'removed', 'addedAt', 'thumbnail'])
      fields.set(key, { x: 2 })
    doc.getMap('crops').set('c1', { x: 0.9, y: 0, width: 0.5, height: 1 })
    doc.getMap('crops').set('c2', { x: 0.5, y: 0, width: 0.5, height: 1 })
    doc.getMap('crops').set('c3', { x: 0, y: 0.9, width: 1, height: 0.5 })
    doc.getMap('crops').set('c4', { x: 0, y: 0, width: 0, height: 1 })
    doc.getMap('crops').set('c5', { x: 0, y: 0, width: 1, height: 0 })
    doc.getMap('tags').set('t', 'yes')
    expect(readAsset(id, doc)).toMatchObject({
      name: '',
      licence: 'unknown',
      focus: null,
      starred: false,
      removed: [],
      addedAt: 0,
      thumbnail: null,
      tags: [],
    })
    expect(readAsset(id, doc)?.crops).toEqual({ c2: { x: 0.5, y: 0, width: 0.5, height: 1 } })
    fields.set('width', Number.NaN)
    expect(readAsset(id, doc)).toBeNull()
  })

  it('that was deleted comes back as it was described, when its file is imported again', () => {
    const doc = assetDoc()
    changeAsset(doc, { credit: 'Ana', deleted: true })
    createAsset(doc, { ...fresh, name: 'Copy of duck' }, 2_000)
    expect(readAsset(id, doc)).toMatchObject({ name: 'Duck', credit: 'Ana', deleted: false })
  })

  it('sends nothing for what is already so', () => {
    const doc = assetDoc()
    changeAsset(doc, { name: 'Duck', starred: false, focus: null, addTags: ['t'], crops: { c1: null } })
    let updates = 0
    doc.on('update', () => {
      updates += 1
    })
    changeAsset(doc, { name: 'Duck', starred: false, addTags: ['t'], removeTags: ['u'], crops: { c1: null } })
    expect(updates).toBe(0)
  })
})

const crop = fc.record({ x: fc.constant(0.1), y: fc.constant(0.2), width: fc.constant(0.5), height: fc.constant(0.5) })
const patch: fc.Arbitrary<AssetPatch> = fc
  .record(
    {
      name: fc.constantFrom('Duck', 'Drake', ''),
      licence: fc.constantFrom(...licences),
      starred: fc.boolean(),
      focus: fc.constantFrom(null, { x: 0.25, y: 0.75 }),
      deleted: fc.boolean(),
      addTags: fc.subarray(['a', 'b']),
      removeTags: fc.subarray(['b', 'c']),
      crops: fc.dictionary(fc.constantFrom('c1', 'c2'), fc.option(crop), { noNullPrototype: true }),
    },
    { requiredKeys: [] },
  )
  .filter(({ addTags = [], removeTags = [] }) => !addTags.some((tag) => removeTags.includes(tag)))

test('any change of an asset is taken back by its inverse', () => {
  fc.assert(
    fc.property(fc.array(patch, { minLength: 1, maxLength: 5 }), (patches) => {
      const doc = assetDoc()
      const read = (): Asset => {
        const asset = readAsset(id, doc)
        if (asset === null) throw new Error('The asset is gone.')
        return asset
      }
      for (const next of patches) {
        const before = read()
        const reversal = assetReversal(before, next)
        changeAsset(doc, next)
        const after = read()
        if (reversal === null) {
          expect(after).toEqual(before)
          continue
        }
        changeAsset(doc, reversal.back)
        expect(read()).toEqual(before)
        changeAsset(doc, reversal.made)
        expect(read()).toEqual(after)
      }
    }),
    { seed: 23, numRuns: 200 },
  )
})
