import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { withinPlaces } from './fitting.ts'

function docOf(client: number, known?: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  if (known !== undefined) Y.applyUpdate(doc, known)
  return doc
}

const places = (doc: Y.Doc, update: Uint8Array) => withinPlaces(1_000, () => Y.applyUpdate(doc, update))

/** Writes letters at one place, each before the one that was written last. */
function prepend(doc: Y.Doc, count: number, at: number): Uint8Array {
  for (let step = 0; step < count; step++) doc.getText('text').insert(at, 'x')
  return Y.encodeStateAsUpdate(doc)
}

const base = Y.encodeStateAsUpdate(
  (() => {
    const doc = docOf(1)
    doc.getText('text').insert(0, 'ab')
    return doc
  })(),
)

test('[EX9] each insertion passes what others wrote at its place', () => {
  const here = docOf(2, prepend(docOf(5, base), 10, 1))
  expect(places(here, prepend(docOf(9, base), 3, 1))).toBe(30)
  expect(places(docOf(2, base), prepend(docOf(9, base), 3, 1)), 'alone there is nothing to pass').toBe(0)
})

test('[EX9] an insertion whose beginning is here goes on behind that', () => {
  const author = docOf(5, base)
  author.getText('text').insert(1, 'y')
  const begun = Y.encodeStateAsUpdate(author)
  const here = docOf(2, prepend(docOf(9, begun), 10, 2))
  author.getText('text').insert(2, 'z')
  expect(places(here, Y.encodeStateAsUpdate(author))).toBe(10)
  expect(here.getText('text').toString()).toHaveLength(14)
})

test('[EX9] a value passes those that others gave to its key', () => {
  const other = docOf(9)
  for (let value = 0; value < 10; value++) other.getMap('post').set('status', value)
  const here = docOf(2, Y.encodeStateAsUpdate(other))
  const author = docOf(5)
  author.getMap('post').set('status', 'draft')
  expect(places(here, Y.encodeStateAsUpdate(author))).toBe(1)
})

test('[EX9] stops in the midst of it, and counts nothing afterwards', () => {
  const here = docOf(2, prepend(docOf(5, base), 10, 1))
  const update = prepend(docOf(9, base), 3, 1)
  expect(() => withinPlaces(29, () => Y.applyUpdate(here, update))).toThrow(RangeError)
  expect(withinPlaces(30, () => Y.applyUpdate(docOf(2, Y.encodeStateAsUpdate(docOf(5, base))), update))).toBe(0)
  Y.applyUpdate(docOf(2, prepend(docOf(5, base), 40, 1)), prepend(docOf(9, base), 40, 1))
})
