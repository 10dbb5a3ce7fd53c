import { expect, it } from 'vitest'
import { boardCommand } from './keys.ts'

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
})

it.each([
  [press('ArrowDown'), { kind: 'go', direction: 'down' }],
  [press('End'), { kind: 'go', direction: 'last' }],
  [press('ArrowRight', { ctrlKey: true }), { kind: 'shift', direction: 'right' }],
  [press('ArrowLeft', { metaKey: true }), { kind: 'shift', direction: 'left' }],
  [press('ArrowUp', { shiftKey: true }), { kind: 'extend', direction: 'up' }],
  [press('F10', { shiftKey: true }), { kind: 'menu' }],
  [press('M'), { kind: 'menu' }],
  [press(' '), { kind: 'toggle' }],
  [press('a', { ctrlKey: true }), { kind: 'all' }],
])('%j means %j', (key, command) => {
  expect(boardCommand(key)).toEqual(command)
})

it.each([
  press('x'),
  press('z', { ctrlKey: true }),
  press('m', { ctrlKey: true }),
  press('ArrowLeft', { altKey: true }),
])('leaves %j to others', (key) => {
  expect(boardCommand(key)).toBeNull()
})
