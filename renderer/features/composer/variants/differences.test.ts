import { expect, test } from 'vitest'
import { differences } from './differences.ts'

test('what differs is told word by word, in any script', () => {
  expect(differences('Come on Friday, all!', 'Come on Saturday, all!')).toEqual([
    { kind: 'same', text: 'Come on ' },
    { kind: 'removed', text: 'Friday' },
    { kind: 'added', text: 'Saturday' },
    { kind: 'same', text: ', all!' },
  ])
  expect(differences('Приходьте у п’ятницю', 'Приходьте у суботу')?.at(-1)).toEqual({ kind: 'added', text: 'суботу' })
  expect(differences('Same', 'Same')).toEqual([{ kind: 'same', text: 'Same' }])
})

test('both texts can be read from the differences', () => {
  const before = 'One two 🎈 three.\n\nFour'
  const after = 'Two 🎈🎈 three,\nfour five'
  const parts = differences(before, after) ?? []
  const without = (kind: string) => parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('')
  expect(without('added')).toBe(before)
  expect(without('removed')).toBe(after)
})
