import { type Session, shell } from 'electron'
import { toPage, toShell } from '../../shared/ipc/shell-channels.ts'
import { onPageMessage } from './page-messages.ts'
import { SavedFiles } from './saved-files.ts'

/** Tells the page where the files went that it saves, and shows them there. */
export function tellOfSaved(session: Session): void {
  const files = new SavedFiles()
  session.on('will-download', (_event, item, contents) => {
    item.once('done', (_done, end) => {
      const saved = files.ended(item.getURL(), item.getSavePath(), end)
      if (!contents.isDestroyed()) contents.send(toPage.saved, saved)
    })
  })
  onPageMessage(toShell.showSaved, (id) => {
    const file = files.pathOf(id)
    if (file !== null) shell.showItemInFolder(file)
  })
}
