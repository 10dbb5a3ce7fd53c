import { api } from '../../state/api.ts'
import { useSession } from '../../state/session.ts'
import { saveFile } from '../../ui/save-file.ts'

/** Saves the open plan as a file. */
export async function saveBackup(): Promise<null> {
  const bytes = await api().backups.make()
  saveFile(`${useSession.getState().plan?.name ?? 'Plan'}.placard-backup`, [bytes.slice()])
  return null
}
