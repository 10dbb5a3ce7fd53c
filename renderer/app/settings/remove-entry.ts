import type { ListName } from '../../../shared/plan/lists-document.ts'
import { api } from '../../state/api.ts'
import { useUndo } from '../../state/undo.ts'

/** Takes an entry off one of the team's lists; undo puts it back as it was. Posts keep their reference to it meanwhile. */
export async function removeEntry(
  list: Exclude<ListName, 'members'>,
  id: string,
  name: string,
  putBack: () => Promise<void>,
): Promise<void> {
  const remove = () => api().lists.remove(list, id)
  await remove()
  useUndo.getState().push({ label: `Removed ${name}`, takeBack: putBack, doAgain: remove })
}
