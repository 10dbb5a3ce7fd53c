import { expect, test } from 'vitest'
import type { Approval, Card } from '../../shared/plan/post.ts'
import { approvalWords, unapprovedWords } from './approval-words.ts'

const words = (kind: Approval['kind'], changed: Approval['changed'] = []) =>
  approvalWords({ kind, changed } as Approval, 'Ben', 'today')

test('an approval says whose word it is, when it was given, and what has been edited since', () => {
  expect(words('approved')).toBe('Approved by Ben, today.')
  expect(words('edited')).toBe('Edited since Ben approved it, today.')
  expect(words('edited', ['text', 'media'])).toBe('Edited since Ben approved it, today: text, media.')
  expect(words('changes')).toBe('Ben asked for changes, today.')
  expect(words('changes', ['versions'])).toBe('Ben asked for changes, today. Edited since: channel versions.')
  const copied =
    'Ben approved it, today, in the plan that this is a copy of. Here that does not count: it has to be approved again'
  expect(words('copied')).toBe(`${copied}.`)
  expect(words('copied', ['text'])).toBe(`${copied}. Edited since: text.`)
  expect(words('lapsed')).toContain('is no approver now')
})

test('posts that get a time say how many of them nobody has approved, and nothing once they are out', () => {
  const card = (status: Card['status'], kind?: Approval['kind']) => ({
    status,
    ...(kind !== undefined && { approval: { kind } as Approval }),
  })
  const [open, edited, good] = [card('review'), card('scheduled', 'edited'), card('approved', 'approved')]
  expect(unapprovedWords([good, card('posted'), card('archived', 'edited')])).toBe('')
  expect(unapprovedWords([open])).toBe('. Nobody has approved it yet.')
  expect(unapprovedWords([open, edited])).toBe('. Nobody has approved them yet.')
  expect(unapprovedWords([open, good])).toBe('. 1 of them is not approved yet.')
  expect(unapprovedWords([open, edited, good])).toBe('. 2 of them are not approved yet.')
})
