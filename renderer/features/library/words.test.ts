import { expect, test } from 'vitest'
import { usersWords } from './asset-commands.ts'
import { refusalWords } from './refusal-words.ts'
import { durationWords, sizeWords } from './words.ts'

test('sizes and lengths as people say them', () => {
  expect([12, 5000, 1_240_000, 48_600_000, 999_900, 3_000_000_000].map(sizeWords)).toEqual([
    '12 bytes',
    '5 kB',
    '1.2 MB',
    '49 MB',
    '1 MB',
    '3 GB',
  ])
  expect([400, 65_000, 600_000].map(durationWords)).toEqual(['0:00', '1:05', '10:00'])
})

test('a refusal says what is wrong and what to do', () => {
  expect(refusalWords({ kind: 'mislabelled', says: 'jpeg', is: 'png' })).toBe(
    'Its name says JPEG, but it is PNG. If you trust it, rename it and add it again.',
  )
  expect(refusalWords({ kind: 'too-many-pixels', width: 30_000, height: 20_000 })).toContain('30,000 × 20,000 pixels')
  expect(refusalWords({ kind: 'unsupported', format: 'HEIC' })).toContain('HEIC')
})

test('a deleted asset says which posts still use it', () => {
  expect(usersWords([])).toBe('')
  expect(usersWords([{ title: 'Duck' }])).toBe('. “Duck” still uses it and keeps it')
  expect(usersWords([{ title: 'x'.repeat(60) }, { title: '' }, { title: 'b' }])).toBe(
    `. “${'x'.repeat(40)}…” and 2 other posts still use it and keep it`,
  )
})
