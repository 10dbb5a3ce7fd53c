import type { Asset } from '../../../shared/plan/asset.ts'
import { api } from '../../state/api.ts'
import { saveFile, tellSaved } from '../../state/save-file.ts'
import { useUndo } from '../../state/undo.ts'

/** Saves the file where the person wants it. */
export async function saveAsset({ hash, mime, name }: Asset): Promise<void> {
  const blob = await api().library.picture(hash, mime)
  if (blob === 'refused') {
    useUndo.getState().notify('This file is not what its asset says, so it is not saved. Ask whoever added it.')
    return
  }
  if (!(blob instanceof Blob)) {
    await api().assets.want(hash)
    useUndo
      .getState()
      .notify('This file is not on this computer yet. It is fetched as soon as someone who has it is online.')
    return
  }
  tellSaved(await saveFile(`${name || 'asset'}.${mime.replace(/^.*\/|\+xml$/g, '')}`, [blob], mime))
}
