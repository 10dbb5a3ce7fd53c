import { expect, test } from 'vitest'
import type { Approval } from '../../shared/plan/post.ts'
import { approvalWords } from './approval-words.ts'

const words = (kind: Approval['kind'], changed: Approval['changed'] = []) =>
  approvalWords({ kind, changed } as Approval, 'Ben', 'today')

test('an approval says whose word it is, when it was given, and what has been edited since', () => {
  expect(words('approved')).toBe('Approved by Ben, today.')
  expect(words('edited')).toBe('Edited since Ben approved it, today.')
  expect(words('edited', ['text', 'media'])).toBe('Edited since Ben approved it, today: text, media.')
  expect(words('changes')).toBe('Ben asked for changes, today.')
  expect(words('changes', ['versions'])).toBe('Ben asked for changes, today. Edited since: channel versions.')
  expect(words('lapsed')).toContain('is no approver now')
})
