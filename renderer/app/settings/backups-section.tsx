import { useEffect, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { KeptBackup, OpenedBackup } from '../../../shared/ipc/backups-api.ts'
import { reasonOf } from '../../../shared/replica/reason-of.ts'
import { api } from '../../state/api.ts'
import { momentWords, useViewZone } from '../../state/times.ts'
import { useUndo } from '../../state/undo.ts'
import { Button } from '../../ui/button.tsx'
import { byteWords } from '../../ui/byte-words.ts'
import { enterPlan } from '../plans.ts'
import { saveBackupAndTell } from './save-backup.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

type Work = () => Promise<string | null>

/** Copies of the whole plan on this computer, and how to get back to one. */
export function Backups() {
  const zone = useViewZone()
  const [kept, setKept] = useState<readonly KeptBackup[] | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => void api().backups.list().then(setKept), [])
  const run = (work: Work) => () => {
    setBusy(true)
    void work()
      .catch(reasonOf)
      .then(setTrouble)
      .finally(() => setBusy(false))
  }
  return (
    <Section
      title="Backups"
      about="Each day on which the plan changes, a copy of it is kept on this computer, without its media."
    >
      {kept === null ? (
        <p className={styles.about}>In a browser nothing is backed up by itself. Save a copy now and then.</p>
      ) : (
        <div className={styles.rows}>
          {kept.length === 0 && <p className={styles.none}>No backup yet. The first is made within the hour.</p>}
          {kept.map(({ name, madeAt, bytes }) => (
            <div key={name} className={styles.row}>
              <span className={styles.rowName}>
                {momentWords(madeAt, zone)} <span className={styles.rowDetail}>{byteWords(bytes)}</span>
              </span>
              <Button
                isDisabled={busy}
                aria-label={`Open the backup of ${momentWords(madeAt, zone)}`}
                onPress={run(() => api().backups.openKept(name).then(enter))}
              >
                Open
              </Button>
            </div>
          ))}
        </div>
      )}
      <p className={styles.about}>
        A backup opens as a plan of its own, so nothing is overwritten: look up what you miss and copy it over.
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <div className={styles.actions}>
        <Button isDisabled={busy} onPress={run(saveBackupAndTell)}>
          Save a copy…
        </Button>
        <FileTrigger
          acceptedFileTypes={['.placard-backup']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file !== undefined) run(() => api().backups.openFile(file).then(enter))()
          }}
        >
          <Button isDisabled={busy}>Open a copy…</Button>
        </FileTrigger>
      </div>
    </Section>
  )
}

/** Shows the plan that was made of a backup; else says why there is none. */
async function enter(opened: OpenedBackup): Promise<string | null> {
  if (opened.kind === 'refused') return opened.message
  await enterPlan(opened.plan.id)
  if (opened.leftOut > 0) useUndo.getState().notify(leftOutWords(opened.leftOut))
  return null
}

const leftOutWords = (count: number): string =>
  `${count === 1 ? 'One post' : `${count.toLocaleString()} posts`} of this backup cannot be read. Everything else is here.`
