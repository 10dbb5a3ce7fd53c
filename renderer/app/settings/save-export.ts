import type { ExportFormat } from '../../../shared/ipc/export-api.ts'
import { useExports } from '../../state/exports.ts'
import { saveFile, tellSaved } from '../../state/save-file.ts'

/** Collects all posts into a file and saves it. What came of it stands in `useExports`, and in a notice. */
export async function saveExport(format: ExportFormat): Promise<void> {
  const made = await useExports.getState().make(format)
  if (made === null || !(made.file instanceof Blob)) return
  tellSaved(await saveFile(made.name, [made.file], made.file.type), `${countedPosts(made.posts)} exported. `)
}

const numbers = new Intl.NumberFormat()

/** `1 post`, `3,207 posts`. */
const countedPosts = (posts: number) => `${numbers.format(posts)} ${posts === 1 ? 'post' : 'posts'}`
