import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addIds, idsIn, removeIds } from './id-set.ts'

const ids = ['0190a000-0000-7000-8000-00000000000b', '0190a000-0000-7000-8000-00000000000a'] as const

test('a set tells in order what is in it, and whether adding or taking out has changed anything', () => {
  const set = new Y.Doc().getMap<unknown>('tags')
  expect(addIds(set, [ids[0]])).toBe(true)
  expect(addIds(set, [ids[0]])).toBe(false)
  expect(addIds(set, ids)).toBe(true)
  expect(idsIn(set)).toEqual([...ids].sort())
  expect(removeIds(set, [ids[0]])).toBe(true)
  expect(removeIds(set, [ids[0]])).toBe(false)
  expect(idsIn(set)).toEqual([ids[1]])
  expect(addIds(set, [ids[0]])).toBe(true)
})
