import { useCommands } from '../../state/commands.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { isMac } from '../platform.ts'
import { shortcutWords } from '../shortcuts.ts'
import styles from './help.module.css'
import { type KeyGroup, keyGroups } from './keys.ts'

/** All keys that work here: those of the commands, and those that depend on where the keyboard is. */
export function KeyboardTable() {
  const commands = useCommands((state) => state.commands)
  const keys = commands.flatMap(({ label, shortcut }) =>
    shortcut === undefined ? [] : [[label, shortcutWords(shortcut, isMac)] as const],
  )
  return [{ title: 'Everywhere', keys }, ...keyGroups].map((group) => <Keys key={group.title} group={group} />)
}

function Keys({ group: { title, keys } }: { readonly group: KeyGroup }) {
  return (
    <section className={styles.keys}>
      <h4 className={styles.group}>{title}</h4>
      <dl>
        {keys.map(([does, pressed]) => (
          <div key={does} className={styles.row}>
            <dt>{does}</dt>
            <dd>
              <Kbd keys={pressed.replace('Mod', isMac ? '⌘' : 'Ctrl')} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
