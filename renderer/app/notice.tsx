import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useUndo } from '../state/undo.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import styles from './notice.module.css'

const shownFor = 8_000
/** Whoever is to do something about it has to find the button first. */
const shownWithAction = 20_000

/** What just happened, and the way to take it back. Leaves by itself; undo stays on the keyboard. */
export function Notice() {
  const notice = useUndo((state) => state.notice)
  const dismiss = useUndo((state) => state.dismiss)
  const undo = useUndo((state) => state.undo)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(dismiss, notice.action === null ? shownFor : shownWithAction)
    return () => clearTimeout(timer)
  }, [notice, dismiss])
  return (
    <div role="status" className={styles.area}>
      {notice !== null && (
        <div key={notice.key} className={styles.notice}>
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
