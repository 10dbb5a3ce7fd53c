import { api } from '../../state/api.ts'
import { type Saved, saveFile, tellSaved } from '../../state/save-file.ts'
import { useSession } from '../../state/session.ts'

/** Saves the open plan as a file. */
export async function saveBackup(): Promise<Saved> {
  const bytes = await api().backups.make()
  return saveFile(`${useSession.getState().plan?.name ?? 'Plan'}.placard-backup`, [bytes.slice()])
}

/** The same, and says in a notice where it went. */
export async function saveBackupAndTell(): Promise<null> {
  tellSaved(await saveBackup())
  return null
}
