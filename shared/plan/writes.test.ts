import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyone, writesUnder } from './writes.ts'

function twoWriters() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const meet = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)))
  }
  const written = (writers = anyone) => writesUnder(mine.getMap('post'), 'value', writers)
  return { mine, theirs, meet, written }
}

test('each write of a key counts for good, also one that lost, and those of its neighbours do not', () => {
  const { mine, theirs, meet, written } = twoWriters()
  expect(written()).toBe(0)
  mine.getMap('post').set('value', 1)
  theirs.getMap('post').set('value', 2)
  mine.getMap('post').set('other', 3)
  meet()
  expect(written()).toBe(2)
  mine.getMap('post').delete('value')
  expect(written()).toBe(2)
})

test('what is written into the type that stands there counts too, however deep, for the writers that are asked for', () => {
  const { mine, theirs, meet, written } = twoWriters()
  const inner = new Y.Map<unknown>()
  mine.getMap('post').set('value', inner)
  inner.set('lines', new Y.Array())
  meet()
  const before = written()
  const lines = (theirs.getMap('post').get('value') as Y.Map<Y.Array<string>>).get('lines')
  lines?.push(['one', 'two'])
  meet()
  expect(written()).toBe(before + 2)
  expect(written((client) => client === theirs.clientID)).toBe(2)
  expect(written((client) => client === mine.clientID)).toBe(before)
})
