import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { TeamActs } from './team-acts.ts'
import styles from './team-screen.module.css'

/** Says exactly what an act will do that cannot be taken back, and does it on the person's word. */
export function WarningDialog({ acts }: { readonly acts: TeamActs }) {
  const { pending, busy, trouble, confirm, cancel } = acts
  if (pending === null) return null
  const { title, words, doIt } = pending.warning
  const footer = (
    <>
      <Button autoFocus onPress={cancel}>
        Cancel
      </Button>
      <Button variant="danger" isDisabled={busy} onPress={confirm}>
        {doIt}
      </Button>
    </>
  )
  return (
    <Dialog title={title} isOpen onClose={cancel} footer={footer}>
      {words.map((line) => (
        <p key={line} className={styles.paragraph}>
          {line}
        </p>
      ))}
      {trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      )}
    </Dialog>
  )
}
