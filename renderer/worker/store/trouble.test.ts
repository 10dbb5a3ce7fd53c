import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { troubleInWords } from './trouble.ts'

test('a full disk is named, also inside an error of Dexie', () => {
  const full = new DOMException('full', 'QuotaExceededError')
  expect(troubleInWords(full)).toContain('no room left')
  expect(troubleInWords(new Dexie.AbortError('aborted', full))).toContain('no room left')
  expect(troubleInWords(new Dexie.BulkError('1 of 2 failed', [full]))).toContain('no room left')
})

test('anything else says what it was and what is safe', () => {
  expect(troubleInWords(new Error('Odd.'))).toBe(
    'This computer could not save: Odd. Everything saved before is safe. Placard keeps trying.',
  )
})
