import { mayBeText, type PlacardFile, placardFile, tellingBytes } from '../../shared/formats/placard-files.ts'
import { isBundleName, useBundles } from './bundles.ts'
import { useSession } from './session.ts'
import { useUndo } from './undo.ts'

/**
 * What a file is by its first bytes, whatever it is called; null for any other than Placard's own. One that is called a
 * file of changes and cannot be text is taken for a damaged one.
 */
export async function placardFileOf(file: File): Promise<PlacardFile | null> {
  const start = await firstBytes(file)
  return placardFile(start) ?? (isBundleName(file.name) && !mayBeText(start) ? 'changes' : null)
}

/** Takes in a file of Placard's own: changes into the plan, and of a backup copy it says where to open it. False for any other. */
export async function takePlacardFile(file: File): Promise<boolean> {
  const kind = await placardFileOf(file)
  if (kind === 'changes') await useBundles.getState().apply(file, useSession.getState().plan?.id ?? null)
  if (kind === 'backup') useUndo.getState().notify(backupWords)
  return kind !== null
}

const backupWords =
  'This is a backup copy of a plan. Open it under Settings, Backups, with “Open a copy”. Nothing was changed.'

/** None if it cannot be read: it is a folder, or has gone. */
const firstBytes = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(
    await file
      .slice(0, tellingBytes)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0)),
  )
