import { useCommands } from '../state/commands.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useHelp } from './help.ts'
import { isMac } from './platform.ts'
import styles from './shortcut-help.module.css'
import { shortcutWords } from './shortcuts.ts'

const everywhere: readonly (readonly [string, string])[] = [
  ['Move between posts', 'Arrows'],
  ['Open the post', 'Enter'],
  ['Actions for the post', 'M'],
  ['Find and replace in the text', `${isMac ? '⌘' : 'Ctrl'} F`],
  ['Next text of the post', 'Ctrl PageDown'],
  ['Previous text of the post', 'Ctrl PageUp'],
  ['Close what is open', 'Escape'],
]

/** All shortcuts that work here. */
export function ShortcutHelp() {
  const isOpen = useHelp((state) => state.isOpen)
  const commands = useCommands((state) => state.commands)
  const rows = commands.flatMap(({ label, shortcut }) =>
    shortcut === undefined ? [] : [[label, shortcutWords(shortcut, isMac)] as const],
  )
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={() => useHelp.setState({ isOpen: false })}>
      <dl className={styles.list}>
        {[...rows, ...everywhere].map(([label, keys]) => (
          <div key={label} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
