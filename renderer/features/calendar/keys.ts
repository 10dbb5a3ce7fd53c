import { type KeyPress, keyName } from '../../ui/key-press.ts'
/** The way that a key points. `earlier` and `later` are the pages before and after. */
export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'earlier' | 'later'

/** What a key press in the calendar asks for. */
export type CalendarCommand =
  | { readonly kind: 'go'; readonly direction: Direction }
  | { readonly kind: 'shift'; readonly direction: 'left' | 'right' | 'up' | 'down' }
  | { readonly kind: 'enter' | 'new' | 'menu' | 'toggle' | 'carry' | 'escape' | 'delete' }

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'earlier',
  PageDown: 'later',
}

const plainKeys: Readonly<Record<string, CalendarCommand>> = {
  Enter: { kind: 'enter' },
  ' ': { kind: 'toggle' },
  n: { kind: 'new' },
  m: { kind: 'carry' },
  ContextMenu: { kind: 'menu' },
  Escape: { kind: 'escape' },
  Delete: { kind: 'delete' },
  Backspace: { kind: 'delete' },
}

function withShift(key: string): CalendarCommand | null {
  const direction = directions[key]
  if (direction === 'left' || direction === 'right' || direction === 'up' || direction === 'down') {
    return { kind: 'shift', direction }
  }
  return key === 'F10' ? { kind: 'menu' } : null
}

/** The command of a key press; null when the calendar has no use for it. */
export function calendarCommand(press: KeyPress): CalendarCommand | null {
  if (press.altKey || press.ctrlKey || press.metaKey) return null
  if (press.shiftKey) return withShift(press.key)
  const direction = directions[press.key]
  if (direction !== undefined) return { kind: 'go', direction }
  return plainKeys[keyName(press)] ?? null
}
