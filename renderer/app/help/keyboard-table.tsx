import { useCommands } from '../../state/commands.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { isMac } from '../platform.ts'
import { shortcutWords } from '../shortcuts.ts'
import styles from './help.module.css'

const everywhere: readonly (readonly [string, string])[] = [
  ['Move between posts', 'Arrows'],
  ['Open the post', 'Enter'],
  ['Actions for the post', 'M'],
  ['Find and replace in the text', `${isMac ? '⌘' : 'Ctrl'} F`],
  ['Next text of the post', 'Ctrl PageDown'],
  ['Previous text of the post', 'Ctrl PageUp'],
  ['Close what is open', 'Escape'],
]

/** All keys that work here: those of the commands, and those of the posts and texts. */
export function KeyboardTable() {
  const commands = useCommands((state) => state.commands)
  const rows = commands.flatMap(({ label, shortcut }) =>
    shortcut === undefined ? [] : [[label, shortcutWords(shortcut, isMac)] as const],
  )
  return (
    <dl className={styles.keys}>
      {[...rows, ...everywhere].map(([label, keys]) => (
        <div key={label} className={styles.row}>
          <dt>{label}</dt>
          <dd>
            <Kbd keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
