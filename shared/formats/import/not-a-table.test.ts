import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { latinBytes } from '../media/bytes.ts'
import { whyNoTable } from './not-a-table.ts'

const samples = path.resolve(import.meta.dirname, '../../../test/samples/media')
const sample = (name: string) => whyNoTable(new Uint8Array(readFileSync(path.join(samples, name)).subarray(0, 512)))
const of = (start: string) => whyNoTable(latinBytes(start))

test.each(['photo.jpg', 'plain.png', 'photo.webp', 'moving.gif', 'photo.avif'])(
  '%s is a picture for the Library',
  (name) => {
    expect(sample(name)).toEqual({ reason: expect.stringContaining('This is a picture'), isMedia: true })
  },
)

test.each(['clip.mp4', 'clip.webm', 'frag.mp4'])('%s is a video for the Library', (name) => {
  expect(sample(name)).toEqual({ reason: expect.stringContaining('This is a video'), isMedia: true })
})

test('what phones make and the Library does not take says what to make of it', () => {
  expect(of('\0\0\0\x18ftypheic\0\0\0\0mif1heic')).toEqual({
    reason: expect.stringContaining('save it as JPEG first'),
    isMedia: false,
  })
  expect(of('\0\0\0\x14ftypqt  \0\0\0\0qt  ')?.reason).toContain('save it as MP4 first')
  expect(of('II*\0\x08\0\0\0')?.reason).toContain('TIFF')
})

test('a web page says how it came to be one', () => {
  for (const start of ['<!DOCTYPE html><html>', '\xef\xbb\xbf\r\n<html lang="en">', '<table><tr>']) {
    expect(of(start)).toEqual({ reason: expect.stringContaining('sign in there'), isMedia: false })
  }
  expect(of('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">')?.isMedia).toBe(true)
})

test('documents say to be saved as CSV', () => {
  expect(of('PK\u0003\u0004\x14\0')?.reason).toContain('save or export the table as CSV')
  expect(of('%PDF-1.7')?.reason).toContain('a PDF')
})

test('words are never taken for something else, however they begin', () => {
  for (const start of ['Text,Date\n', 'BMI,Date\n1,2', 'RIFF,a', 'OggS;b', '8BPS', 'GIF, Text', '<b>bold</b>,x', '']) {
    expect(of(start)).toBeNull()
  }
})
