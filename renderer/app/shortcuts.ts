import { useEffect } from 'react'
import { type Command, useCommands } from '../state/commands.ts'
import type { KeyPress } from '../ui/key-press.ts'

/** The press in the words of `Command.shortcut`; null for a press that can be none. */
export function shortcutOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): string | null {
  if (altKey) return null
  const name = key.toLowerCase()
  if (!ctrlKey && !metaKey) return name
  return `mod+${shiftKey ? 'shift+' : ''}${name}`
}

/** The keys of a shortcut as they are written on the keyboard: "Ctrl Shift Z", on a Mac "⌘ ⇧ Z". */
export function shortcutWords(shortcut: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac ? { mod: '⌘', shift: '⇧' } : { mod: 'Ctrl', shift: 'Shift' }
  return shortcut
    .split('+')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(' ')
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="spinbutton"]') !== null)

// Menus, lists and dialogs keep their keys for themselves; so does text, but for the palette and the help.
const isElsewhere = (target: EventTarget | null) =>
  isTyping(target) || (target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"]') !== null)

const always: ReadonlySet<string> = new Set(['mod+k', 'f1'])

function commandFor(event: KeyboardEvent): Command | undefined {
  const shortcut = shortcutOf(event)
  if (shortcut === null || (!always.has(shortcut) && isElsewhere(event.target))) return undefined
  return useCommands.getState().commands.find((command) => command.shortcut === shortcut)
}

/** Answers the shortcuts of all commands, wherever in the window nothing else answered the key. */
export function useShortcuts(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = commandFor(event)
      if (command === undefined) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
