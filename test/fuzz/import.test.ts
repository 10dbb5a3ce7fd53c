import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAtFile } from '../../shared/formats/import/look-at-file.ts'
import { previewFile } from '../../shared/formats/import/preview-file.ts'
import type { ImportOptions } from '../../shared/ipc/import-api.ts'
import { repeatedFile } from '../support/generated-file.ts'

const megabytes = Number(process.env.PLACARD_FUZZ_IMPORT_MB ?? 4)
const files = Number(process.env.PLACARD_FUZZ_IMPORT_FILES ?? 300)
const seed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

const options: ImportOptions = {
  mapping: ['text', 'date', 'likes'],
  zone: 'Europe/London',
  dateOrder: 'month-first',
  hashtagsToTags: true,
  repairText: true,
  skipKnown: true,
  channel: null,
  newChannels: null,
}
const never = new AbortController().signal

/** What breaks files: quotes that open nowhere or never close, stray bytes of other encodings, zero bytes, lone marks. */
const fragment = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('"', '""', ',', ';', '\n', '\r\n', '\r', '1/2/17 10:00', 'text', '#tag', '12'),
  },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\ufeff', '\ufffd', 'é', '😀', '&amp;', 'äó»', '=1+1', '\u2028') },
)
const encoded = fragment.map((text) => new TextEncoder().encode(text))
const stray = fc.uint8Array({ maxLength: 6 })
const brokenFile = fc.array(fc.oneof({ weight: 5, arbitrary: encoded }, { weight: 1, arbitrary: stray }), {
  maxLength: 60,
})

/** Reproduce one: PLACARD_FUZZ_SEED=<seed> npx vitest run test/fuzz/import.test.ts */
describe('broken files', () => {
  it(`${files} of them are read to their end: every row is a post or a problem`, { timeout: 0 }, async () => {
    await fc.assert(
      fc.asyncProperty(brokenFile, async (parts) => {
        const file = new Blob(['text,date,likes\n', ...parts])
        const guess = await lookAtFile(file)
        if ('kind' in guess) return
        const preview = await previewFile(file, { ...options, mapping: guess.mapping }, 0, new Set(), never)
        expect(preview?.rows).toBe(guess.rows)
        expect(preview?.problems.every(({ line, reason }) => line > 1 && reason !== '')).toBe(true)
      }),
      { numRuns: files, seed },
    )
  })
})

describe(`a file of ${megabytes} MB`, () => {
  const row = '"The third post of this story, and\nanother line of it: #vote https://example.org/a",3/28/17 10:00,12\n'
  const count = Math.floor((megabytes * 1_000_000) / row.length)

  it('is read in bounded memory', { timeout: 0 }, async () => {
    const file = repeatedFile('text,date,likes\n', row, count)
    const memory = () => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
    const before = memory()
    let most = 0
    const watched = {
      ...file,
      slice: (from?: number, to?: number) => {
        most = Math.max(most, memory() - before)
        return file.slice(from, to)
      },
    }
    const preview = await previewFile(watched, options, 0, new Set(), never)
    expect(preview).toMatchObject({ rows: count, problemCount: 0, hashtags: 1 })
    expect(file.longestPiece()).toBeLessThanOrEqual(256 * 1024)
    expect(most, 'bytes of memory at most').toBeLessThan(150_000_000)
  })

  it('without one closing quote costs no more than reading it', { timeout: 0 }, async () => {
    const open = `text,date,likes\n"never closed,3/28/17 10:00,1\n`
    const file = repeatedFile(
      open,
      'a fine row of the file,3/28/17 10:00,1\n',
      Math.floor((megabytes * 1_000_000) / 40),
    )
    const preview = await previewFile(file, options, 0, new Set(), never)
    expect(preview).toMatchObject({ problemCount: 1, problems: [{ line: 2 }] })
  })
})
