import { describe, expect, test } from 'vitest'
import { mayBeText, placardFile } from './placard-files.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('a file is known by how it begins', () => {
  test.each([
    ['placard\n\u0002sealed', 'changes'],
    ['placard\n\u0009a later version', 'changes'],
    ['placard backup 1\n\u001f\x8b', 'backup'],
    ['placard,text,date\n1,2,3', null],
    ['text,date\nplacard\n', null],
    ['placard', null],
    ['', null],
  ])('%j is %s', (start, kind) => {
    expect(placardFile(bytes(start))).toBe(kind)
  })

  test('text is told from what is none', () => {
    expect(mayBeText(bytes('Text;Date\r\nMärz;1\n'))).toBe(true)
    expect(mayBeText(bytes('\xff\xfeT\u0000e\u0000'))).toBe(true)
    expect(mayBeText(bytes('M\xe4rz\t1'))).toBe(true)
    expect(mayBeText(bytes('PK\u0003\u0004'))).toBe(false)
    expect(mayBeText(bytes(''))).toBe(false)
  })
})
