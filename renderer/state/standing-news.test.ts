import { expect, test } from 'vitest'
import type { OwnStanding } from '../../shared/ipc/team-api.ts'
import { standingNews } from './standing-news.ts'

const member = (role: 'viewer' | 'editor' | 'admin'): OwnStanding => ({ kind: 'member', role })
const removed: OwnStanding = { kind: 'removed', byName: 'Ana', byOther: true, undone: [], at: 1 }
const left = (byOther: boolean): OwnStanding => ({ kind: 'left', byName: 'Ben', byOther, undone: [], at: 1 })
const news = (before: OwnStanding, now: OwnStanding, planId = 'plan') =>
  standingNews({ planId: 'plan', own: before }, { planId, own: now })

test('a role that changes is told, with what it means for what was written', () => {
  expect(news(member('editor'), member('viewer'))).toMatch(/viewer now.*What you wrote until now is kept/)
  expect(news(member('viewer'), member('editor'))).toMatch(/editor now: you can write/)
  expect(news(member('editor'), member('editor'))).toBeNull()
})

test('a removal by somebody else is told, and that everything stays; one’s own act is not', () => {
  expect(news(member('editor'), removed)).toMatch(/^Ana removed this computer.*stays here/)
  expect(news(member('editor'), { ...removed, byName: '' })).toMatch(/^An admin removed/)
  expect(news(member('editor'), left(true))).toMatch(/taken out of the team on another one/)
  expect(news(member('editor'), left(false))).toBeNull()
  expect(news(removed, member('editor'))).toMatch(/^You are in the team again\. You are an editor/)
})

test('what was so when a plan is opened is no news', () => {
  expect(news(member('admin'), member('viewer'), 'another plan')).toBeNull()
  expect(news({ kind: 'alone' }, member('admin'))).toBeNull()
  expect(news({ kind: 'alone' }, removed)).toBeNull()
})
