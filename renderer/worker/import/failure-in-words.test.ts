import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { failureInWords } from './failure-in-words.ts'

test('a full disk is named, also inside an error of Dexie', () => {
  const full = new DOMException('full', 'QuotaExceededError')
  for (const error of [full, new Dexie.AbortError('aborted', full), new Dexie.BulkError('1 of 2 failed', [full])]) {
    expect(failureInWords(error)).toContain('not enough room')
  }
})

test('what nobody foresaw is thrown on', () => {
  expect(() => failureInWords(new Error('Odd.'))).toThrow('Odd.')
})
