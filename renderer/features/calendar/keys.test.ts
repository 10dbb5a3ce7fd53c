import { expect, it } from 'vitest'
import { calendarCommand } from './keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  calendarCommand({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

it.each([
  ['ArrowLeft', { kind: 'go', direction: 'left' }],
  ['PageDown', { kind: 'go', direction: 'later' }],
  ['Enter', { kind: 'enter' }],
  ['N', { kind: 'new' }],
  ['m', { kind: 'carry' }],
  ['Delete', { kind: 'delete' }],
  ['x', null],
])('understands %s', (key, command) => {
  expect(press(key)).toEqual(command)
})

it('moves posts with Shift and an arrow', () => {
  expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'shift', direction: 'up' })
  expect(press('F10', { shiftKey: true })).toEqual({ kind: 'menu' })
  expect(press('N', { shiftKey: true })).toBeNull()
})

it('leaves the shortcuts of the window alone', () => {
  expect(press('n', { ctrlKey: true })).toBeNull()
  expect(press('ArrowLeft', { metaKey: true })).toBeNull()
  expect(press('ArrowLeft', { altKey: true })).toBeNull()
})
