import { expect, test } from 'vitest'
import { joinCode, joinCodeIn } from './join-links.ts'

test('a join link gives its code', () => {
  expect(joinCode('placard://join/7K3M-9QXT-2BRF')).toBe('7K3M-9QXT-2BRF')
  expect(joinCode('placard://join/7K3M-9QXT-2BRF/')).toBe('7K3M-9QXT-2BRF')
})

test.each([
  'placard://join/',
  'placard://join/short',
  'placard://join/7K3M-9QXT-2BRF/../../x',
  'placard://join/7K3M-9QXT-2BRF?x=1',
  'placard://join/7K3M-9QXT-2BRF\n--no-sandbox',
  'placard://join/<script>alert(1)</script>',
  'placard://other/7K3M-9QXT-2BRF',
  'https://placard/join/7K3M-9QXT-2BRF',
  ' placard://join/7K3M-9QXT-2BRF',
  `placard://join/${'A'.repeat(401)}`,
])('%j is no join link', (link) => {
  expect(joinCode(link)).toBeNull()
})

test('the link is found wherever the system put it among the arguments', () => {
  expect(joinCodeIn(['placard', '--profile=/x', 'placard://join/7K3M-9QXT', '--flag'])).toBe('7K3M-9QXT')
  expect(joinCodeIn(['placard', '--join=placard://join/7K3M-9QXT'])).toBeNull()
})
