import { expect, test } from 'vitest'
import { cleanPaste } from './clean-paste.ts'

test('what word processors and web pages leave in a text is taken out', () => {
  expect(cleanPaste('“Don’t”\u00a0wait\u200b:\r\nmarch  \r\non\u202fFriday\ufeff')).toBe(
    '"Don\'t" wait:\nmarch\non Friday',
  )
  expect(cleanPaste('in\u00advisible\u2028next\u0007')).toBe('invisible\nnext')
})

test('what carries meaning stays', () => {
  expect(cleanPaste('👩‍🎨 می‌خواهم')).toBe('👩‍🎨 می‌خواهم')
  expect(cleanPaste('„Wort“ und «mot»')).toBe('„Wort“ und «mot»')
  expect(cleanPaste('tab\tand end ')).toBe('tab\tand end ')
  expect(cleanPaste('שלום\u200f!')).toBe('שלום\u200f!')
})
