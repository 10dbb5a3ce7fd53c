import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLists, removeEntry, saveEntry, savePlan } from './lists-document.ts'

test('lists read as they were saved, in the order of their ids', () => {
  const doc = new Y.Doc()
  savePlan(doc, { name: 'Our plan', zone: 'Europe/London' })
  saveEntry(doc, 'tags', { id: 'b', name: 'Later', hue: 'red' })
  saveEntry(doc, 'tags', { id: 'a', name: 'Earlier', hue: 'teal' })
  saveEntry(doc, 'channels', { id: 'x', platform: 'x', name: '', handle: '@us', hue: 'blue' })
  saveEntry(doc, 'tags', { id: 'b', name: 'Renamed', hue: 'red' })
  saveEntry(doc, 'campaigns', { id: 'c', name: 'Gone', hue: 'pink' })
  removeEntry(doc, 'campaigns', 'c')
  expect(readLists(doc)).toEqual({
    plan: { name: 'Our plan', zone: 'Europe/London' },
    channels: [{ id: 'x', platform: 'x', name: '', handle: '@us', hue: 'blue' }],
    tags: [
      { id: 'a', name: 'Earlier', hue: 'teal' },
      { id: 'b', name: 'Renamed', hue: 'red' },
    ],
    campaigns: [],
    members: [],
  })
})

test('two people add entries at once, and both stay', () => {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  saveEntry(mine, 'tags', { id: 'a', name: 'Mine', hue: 'red' })
  saveEntry(theirs, 'tags', { id: 'b', name: 'Theirs', hue: 'red' })
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  expect(readLists(mine).tags.map(({ name }) => name)).toEqual(['Mine', 'Theirs'])
})

test('what cannot be read is left out or falls back, and the rest stays', () => {
  const doc = new Y.Doc()
  doc.getMap('plan').set('name', 7)
  doc.getMap('plan').set('zone', 'Mars/Olympus')
  doc.getMap('tags').set('good', { id: 'good', name: 'Good', hue: 'ultraviolet', later: true })
  doc.getMap('tags').set('other-key', { id: 'id', name: 'Bad', hue: 'red' })
  doc.getMap('tags').set('text', 'text')
  doc.getMap('tags').set('nested', new Y.Map())
  doc.getMap('channels').set('c', { id: 'c', platform: 'myspace', name: 'Old', handle: '', hue: 'red' })
  const lists = readLists(doc)
  expect(lists.plan).toEqual({ name: '', zone: 'UTC' })
  expect(lists.tags).toEqual([{ id: 'good', name: 'Good', hue: 'blue' }])
  expect(lists.channels).toEqual([])
})
