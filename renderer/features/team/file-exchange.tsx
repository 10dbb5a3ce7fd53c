import { FileDown, FileUp } from 'lucide-react'
import { runCommand } from '../../state/commands.ts'
import { Button } from '../../ui/button.tsx'
import styles from './team-screen.module.css'

/** The way for members who meet on no network: files of changes. */
export function FileExchange() {
  return (
    <section className={styles.connect} aria-labelledby="without-network">
      <h2 id="without-network" className={styles.part}>
        Without a network
      </h2>
      <p className={styles.muted}>
        A file carries changes on a stick or by mail. Only your team can open it. To apply one, drop it on this window.
      </p>
      <div className={styles.connectRow}>
        <Button icon={FileUp} onPress={() => runCommand('export-changes')}>
          Export changes…
        </Button>
        <Button icon={FileDown} onPress={() => runCommand('apply-changes')}>
          Apply a file…
        </Button>
      </div>
    </section>
  )
}
