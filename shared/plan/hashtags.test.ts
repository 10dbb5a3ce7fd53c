import { expect, test } from 'vitest'
import { hashtagsIn } from './hashtags.ts'

test('hashtags are read however they are typed', () => {
  expect(hashtagsIn('#ActNow climate, #ActNow; ＃Grève\n#नमस्ते#Two act-on!')).toEqual([
    '#ActNow',
    '#climate',
    '#Grève',
    '#नमस्ते',
    '#Two',
    '#acton',
  ])
  expect(hashtagsIn(' # , ')).toEqual([])
})
