import { expect, test } from 'vitest'
import { createFileDecoder } from './text-decoder.ts'

function decoded(...bytes: readonly number[]) {
  const decoder = createFileDecoder()
  const text = decoder.decode(Uint8Array.from(bytes), true)
  return [text, decoder.encoding()]
}

/** The bytes of a text in UTF-16, the lower byte of each unit first or last. */
const units = (text: string, isLittle: boolean) =>
  [...text].flatMap((sign) => {
    const [low, high] = [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]
    return isLittle ? [low, high] : [high, low]
  })

test('UTF-16 is known by its mark, also where no letter has a zero byte', () => {
  expect(decoded(0xff, 0xfe, ...units('Привет', true))).toEqual(['Привет', 'UTF-16LE'])
  expect(decoded(0xfe, 0xff, ...units('Привет', false))).toEqual(['Привет', 'UTF-16BE'])
})

test('UTF-16 without a mark is known by its zero bytes', () => {
  expect(decoded(...units('Hello', true))).toEqual(['Hello', 'UTF-16LE'])
  expect(decoded(...units('Hello', false))).toEqual(['Hello', 'UTF-16BE'])
})

test('half a mark is none: the letters ÿ and þ stay what they are', () => {
  expect(decoded(0xff, 0x61)).toEqual(['ÿa', 'Windows-1252'])
  expect(decoded(0x61, 0xfe)).toEqual(['aþ', 'Windows-1252'])
  expect(decoded(0xfe, 0x61)).toEqual(['þa', 'Windows-1252'])
  expect(decoded(0x61, 0xff)).toEqual(['aÿ', 'Windows-1252'])
})
