import { expect, it } from 'vitest'
import { shortcutOf, shortcutWords } from './shortcuts.ts'

const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})

it('names a plain key by what it types', () => {
  expect(shortcutOf(press('n'))).toBe('n')
  expect(shortcutOf(press('?', ['shift']))).toBe('?')
})

it('takes Ctrl and Command for the same', () => {
  expect(shortcutOf(press('k', ['ctrl']))).toBe('mod+k')
  expect(shortcutOf(press('Z', ['meta', 'shift']))).toBe('mod+shift+z')
})

it('leaves Alt to the system', () => expect(shortcutOf(press('n', ['alt']))).toBeNull())

it('writes keys as the keyboard shows them', () => {
  expect(shortcutWords('mod+shift+z', false)).toBe('Ctrl Shift Z')
  expect(shortcutWords('mod+k', true)).toBe('⌘ K')
})
