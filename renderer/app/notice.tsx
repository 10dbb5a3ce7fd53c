import { X } from 'lucide-react'
import { useUndo } from '../state/undo.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useLeaving } from '../ui/use-leaving.ts'
import styles from './notice.module.css'

const shownFor = 8_000
/** Whoever is to do something about it has to find the button first. */
const shownWithAction = 20_000

/**
 * What just happened, and the way to take it back. Leaves by itself, though not while somebody is at it; undo stays on
 * the keyboard.
 */
export function Notice() {
  const notice = useUndo((state) => state.notice)
  const dismiss = useUndo((state) => state.dismiss)
  const undo = useUndo((state) => state.undo)
  const ms = (notice?.action ?? null) === null ? shownFor : shownWithAction
  const attending = useLeaving(notice, ms, dismiss)
  return (
    <div role="status">
      {notice !== null && (
        <div key={notice.key} className={styles.notice} {...attending}>
          <span className={styles.text}>{notice.text}</span>
          {notice.canUndo && (
            <Button variant="plain" onPress={() => void undo()}>
              Undo
            </Button>
          )}
          {notice.action !== null && (
            <Button variant="plain" onPress={notice.action.run}>
              {notice.action.label}
            </Button>
          )}
          <IconButton label="Dismiss" icon={X} onPress={dismiss} />
        </div>
      )}
    </div>
  )
}
