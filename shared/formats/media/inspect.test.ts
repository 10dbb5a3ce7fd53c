import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { asU32, holds, joined, latin, latinBytes } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { inspectMedia } from './inspect.ts'

const folder = 'test/samples/media'
const sample = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`))
const samples = readdirSync(folder).filter((name) => !name.endsWith('.md'))

function taken(bytes: Uint8Array, name = '') {
  const inspected = inspectMedia(bytes, name)
  if (inspected.kind !== 'taken') throw new Error(`Refused: ${JSON.stringify(inspected)}`)
  return inspected
}

describe('what the headers of real files say', () => {
  test.each([
    ['photo.jpg', 'jpeg', 160, 240, false, null, ['location', 'camera', 'words']],
    ['progressive.jpg', 'jpeg', 240, 160, false, null, []],
    ['plain.png', 'png', 160, 240, false, null, ['location', 'camera', 'words']],
    ['photo.webp', 'webp', 160, 240, false, null, ['location', 'camera', 'words']],
    ['moving.webp', 'webp', 240, 160, true, 200, []],
    ['photo.avif', 'avif', 240, 160, false, null, ['location', 'camera', 'words']],
    ['moving.gif', 'gif', 120, 80, true, 400, ['words']],
    ['clip.mp4', 'mp4', 240, 160, true, 1000, ['location', 'words']],
    ['action.mp4', 'mp4', 240, 160, true, 1000, ['location', 'words']],
    ['frag.mp4', 'mp4', 240, 160, true, null, ['words']],
    ['clip.webm', 'webm', 240, 160, true, 1000, ['location', 'words']],
    ['live.webm', 'webm', 240, 160, true, 1000, ['words']],
  ])('%s', (name, format, width, height, animated, durationMs, removed) => {
    expect(taken(sample(name), name)).toMatchObject({ format, width, height, animated, durationMs, removed })
  })
})

test.each([
  [0, [0, 0, 9, 0xc4]],
  [1, [0, 0, 0, 0, 0, 0, 9, 0xc4]],
])('a film in fragments is as long as their header says, in version %i', (version, duration) => {
  const bytes = sample('frag.mp4')
  // In place of the defaults for fragments, which a decoder needs and we do not.
  const at = latin(bytes, 0, bytes.length).indexOf('trex')
  bytes.set(latinBytes('mehd'), at)
  bytes.set([version, 0, 0, 0, ...duration], at + 4)
  expect(taken(bytes)).toMatchObject({ format: 'mp4', durationMs: 2500 })
})

describe('the clean file [AS5]', () => {
  it.each(samples)('of %s says the same of its picture, and nothing of people', (name) => {
    const first = taken(sample(name))
    const again = taken(first.bytes)
    expect({ ...again, bytes: null }).toEqual({ ...first, bytes: null, removed: [] })
    expect(again.removed.filter((trace) => trace === 'location')).toEqual([])
    for (const secret of ['GPSL', 'A Person', 'hidden words', 'Hidden words', 'TestCam', 'London', '+51.', 'secret']) {
      expect(holds(first.bytes, 0, first.bytes.length, secret)).toBe(false)
    }
  })

  it('is written over in AVIF and MP4, where nothing may move', () => {
    for (const name of ['photo.avif', 'clip.mp4', 'frag.mp4', 'clip.webm', 'live.webm']) {
      expect(taken(sample(name)).bytes.length).toBe(sample(name).length)
    }
  })

  it('of a GIF goes on as often as it did', () => {
    const { bytes } = taken(sample('moving.gif'))
    expect(holds(bytes, 0, bytes.length, 'NETSCAPE2.0')).toBe(true)
  })

  it('ends where the picture does', () => {
    for (const name of ['photo.jpg', 'plain.png', 'photo.webp', 'moving.gif']) {
      const inspected = taken(joined([sample(name), latinBytes('PK\u0003\u0004 a hidden archive')]))
      expect(inspected.removed).toContain('trailing')
      expect(inspected.bytes).toEqual(taken(sample(name)).bytes)
    }
  })
})

describe('refusals [AS5]', () => {
  const chunk = (type: string, content: Uint8Array) => {
    const body = joined([latinBytes(type), content])
    return joined([asU32(content.length), body, asU32(crc32(body))])
  }
  const png = (width: number, height: number) =>
    joined([
      latinBytes('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', joined([asU32(width), asU32(height), Uint8Array.of(1, 0, 0, 0, 0)])),
      chunk('IDAT', new Uint8Array(20)),
      chunk('IEND', new Uint8Array()),
    ])

  it('come for what would be too much to decode, before it is decoded', () => {
    expect(taken(png(8000, 8000)).width).toBe(8000)
    expect(inspectMedia(png(16_000, 16_000), 'bomb.png')).toEqual({
      kind: 'too-many-pixels',
      width: 16_000,
      height: 16_000,
    })
    expect(inspectMedia(png(20_000, 1), '').kind).toBe('too-many-pixels')
    expect(inspectMedia(png(0, 10), '').kind).toBe('broken')
  })

  it('come for a side that is longer than decoders take', () => {
    expect(inspectMedia(png(16_385, 1), '').kind).toBe('too-many-pixels')
    expect(inspectMedia(png(16_384, 1), '').kind).not.toBe('too-many-pixels')
  })

  it('come for names that say something else than the content', () => {
    expect(inspectMedia(sample('plain.png'), 'holiday.JPG')).toEqual({ kind: 'mislabelled', says: 'jpeg', is: 'png' })
    expect(inspectMedia(sample('plain.png'), 'holiday').kind).toBe('taken')
  })

  it('name the formats that people drop and that are not taken', () => {
    expect(inspectMedia(latinBytes('%PDF-1.7'), 'a.pdf')).toEqual({ kind: 'unsupported', format: 'PDF' })
    expect(inspectMedia(latinBytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), '')).toEqual({
      kind: 'unsupported',
      format: 'HEIC',
    })
    expect(inspectMedia(latinBytes('\0\0\0\x14ftypnone\0\0\0\0some'), '')).toEqual({ kind: 'unknown' })
    expect(inspectMedia(latinBytes('#!/bin/sh'), 'run.png')).toEqual({ kind: 'unknown' })
    expect(inspectMedia(new Uint8Array(), 'a.png')).toEqual({ kind: 'empty' })
  })

  it.each(samples)('come for %s cut at any place', (name) => {
    const bytes = sample(name)
    for (let length = 1; length < bytes.length; length += 7) {
      // A film in fragments ends wherever it was cut between two: what is there of it plays.
      if (inspectMedia(bytes.slice(0, length), name).kind === 'taken' && !name.startsWith('frag')) {
        expect(`${name} of ${length}`).toBe('refused')
      }
    }
  })

  it('come for more bytes than a format may have', () => {
    const long = new Uint8Array(50 * 2 ** 20 + 1)
    long.set(sample('photo.jpg'))
    expect(inspectMedia(long, '').kind).toBe('too-large')
  })
})
