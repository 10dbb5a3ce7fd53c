import { type KeyPress, keyName } from '../../ui/key-press.ts'
import type { Direction } from './moves.ts'

/** What a key means while a card of the board has the focus. */
export type BoardCommand =
  | { readonly kind: 'go'; readonly direction: Direction }
  | { readonly kind: 'extend'; readonly direction: 'up' | 'down' }
  | { readonly kind: 'shift'; readonly direction: 'left' | 'right' }
  | { readonly kind: 'menu' | 'toggle' | 'all' | 'clear' | 'delete' | 'new' }

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

const plainKeys: Readonly<Record<string, BoardCommand>> = {
  m: { kind: 'menu' },
  ContextMenu: { kind: 'menu' },
  ' ': { kind: 'toggle' },
  Escape: { kind: 'clear' },
  Delete: { kind: 'delete' },
  Backspace: { kind: 'delete' },
  n: { kind: 'new' },
}

const withControl = (key: string): BoardCommand | null => {
  if (key === 'ArrowLeft') return { kind: 'shift', direction: 'left' }
  if (key === 'ArrowRight') return { kind: 'shift', direction: 'right' }
  return key.toLowerCase() === 'a' ? { kind: 'all' } : null
}

const withShift = (key: string): BoardCommand | null => {
  if (key === 'ArrowUp') return { kind: 'extend', direction: 'up' }
  if (key === 'ArrowDown') return { kind: 'extend', direction: 'down' }
  return key === 'F10' ? { kind: 'menu' } : null
}

/** The command of a key press; null when the board has no use for it. */
export function boardCommand(press: KeyPress): BoardCommand | null {
  if (press.altKey) return null
  if (press.ctrlKey || press.metaKey) return withControl(press.key)
  if (press.shiftKey) return withShift(press.key)
  const direction = directions[press.key]
  if (direction !== undefined) return { kind: 'go', direction }
  return plainKeys[keyName(press)] ?? null
}
