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
    hashtagGroups: [],
    snippets: [],
    words: [],
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

test('an id that every object has is none, and a hostile document is read no further than a team writes', () => {
  const doc = new Y.Doc()
  const entry = { platform: 'x', name: 'Odd', handle: '', hue: 'red' } as const
  for (const id of ['__proto__', 'constructor', 'toString', 'honest']) doc.getMap('channels').set(id, { id, ...entry })
  doc.transact(() => {
    for (let at = 0; at < 10_500; at++) {
      const id = `tag-${String(at).padStart(5, '0')}`
      doc.getMap('tags').set(id, { id, name: 'Many', hue: 'red' })
    }
  })
  saveEntry(doc, 'words', { id: 'constructor' })
  const { channels, tags, words } = readLists(doc)
  expect(channels.map(({ id }) => id)).toEqual(['honest'])
  expect(tags).toHaveLength(10_000)
  expect(tags.at(-1)?.id).toBe('tag-09999')
  expect(words).toEqual([{ id: 'constructor' }])
})

test('a channel has what the team decides for it; old ones read as before, and what cannot be read is left out', () => {
  const doc = new Y.Doc()
  const channel = { id: 'm', platform: 'mastodon', name: '', handle: '@us', hue: 'blue' } as const
  const own = {
    instance: 'example.social',
    hashtags: ['#Act', '#Grève'],
    slots: [{ days: [1, 5], time: '09:00' }],
    limit: 1000,
  }
  saveEntry(doc, 'channels', { ...channel, ...own })
  expect(readLists(doc).channels).toEqual([{ ...channel, ...own }])
  doc.getMap('channels').set('m', {
    ...channel,
    instance: 7,
    hashtags: ['#Act', 'Act', '#', '# a', '#a b', 3],
    slots: [
      { days: [8], time: '09:00' },
      { days: [7], time: '24:00' },
      { days: [6], time: '08:30' },
    ],
    limit: 0.5,
  })
  expect(readLists(doc).channels).toEqual([
    { ...channel, instance: '', hashtags: ['#Act'], slots: [{ days: [6], time: '08:30' }] },
  ])
})

test('hashtag groups and snippets read as they were saved', () => {
  const doc = new Y.Doc()
  saveEntry(doc, 'hashtagGroups', { id: 'g', name: 'Climate', hashtags: ['#Act', '#Now'] })
  saveEntry(doc, 'snippets', { id: 's', name: 'Sign-off', text: 'See you there!\n' })
  expect(readLists(doc)).toMatchObject({
    hashtagGroups: [{ id: 'g', name: 'Climate', hashtags: ['#Act', '#Now'] }],
    snippets: [{ id: 's', name: 'Sign-off', text: 'See you there!\n' }],
  })
})

test('the team’s words [TW1]: one that two add at once is there once, and what is no word is left out', () => {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()]
  saveEntry(ana, 'words', { id: 'gigacorn' })
  saveEntry(ben, 'words', { id: 'gigacorn' })
  saveEntry(ben, 'words', { id: 'Elbtal' })
  ben.getMap('words').set('two\nlines', { id: 'two\nlines' })
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben))
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana))
  expect(readLists(ana).words).toEqual([{ id: 'Elbtal' }, { id: 'gigacorn' }])
  expect(readLists(ben)).toEqual(readLists(ana))
})

test('a plan says its language, and can leave it unsaid again [TW2]', () => {
  const doc = new Y.Doc()
  savePlan(doc, { name: 'Plan', language: 'pt-BR' })
  expect(readLists(doc).plan).toEqual({ name: 'Plan', zone: 'UTC', language: 'pt-BR' })
  savePlan(doc, { language: '' })
  expect(readLists(doc).plan).toEqual({ name: 'Plan', zone: 'UTC' })
  doc.getMap('plan').set('language', 'no such tag')
  expect(readLists(doc).plan).toEqual({ name: 'Plan', zone: 'UTC' })
})
